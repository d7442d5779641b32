#include <algorithm>

#include <nlohmann/json.hpp>

#include "platform/gallery/gallery.h"

namespace motcua::platform {
namespace {

constexpr std::string_view kBefore = R"(<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>motcua: gallery</title>
<style>
  body { margin: 0; font: 18px/1.5 sans-serif; color: #1b1e24; background: #e8e4da; }
  header { position: sticky; top: 0; padding: .5rem 1rem; background: #fff;
           border-bottom: 1px solid #7c7567; }
  form, nav { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
  select, button { font: inherit; min-height: 2.75rem; }
  h1 { margin: .25rem 0; font-size: 1.25rem; }
  figure { margin: 1rem; text-align: center; }
  img { max-width: 100%; max-height: calc(100vh - 12rem); border: 1px solid #7c7567; }
  kbd { border: 1px solid; border-radius: 4px; padding: 0 .3rem; }
</style>
<header>
  <form id="filters" aria-label="Show only"></form>
  <nav aria-label="Pictures">
    <button type="button" id="previous">Previous</button>
    <span id="place" role="status"></span>
    <button type="button" id="next">Next</button>
    <a id="picture">picture</a> <a id="tree">tree</a>
    <span><kbd>&larr;</kbd> <kbd>&rarr;</kbd> one look,
      <kbd>&uarr;</kbd> <kbd>&darr;</kbd> one preview, <kbd>Home</kbd> <kbd>End</kbd></span>
  </nav>
  <h1 id="title"></h1>
</header>
<figure><img id="image" alt=""></figure>
<script>
"use strict";
const pictures = )";

constexpr std::string_view kAfter = R"(;
const filters = ["screen", "preview", "size", "contrast", "orientation", "language"];
const at = id => document.getElementById(id);
let shown = pictures;
let place = 0;

function show(index) {
  place = Math.max(0, Math.min(index, shown.length - 1));
  const now = shown[place];
  at("place").textContent = now ? `${place + 1} / ${shown.length}` : "nothing is like that";
  at("image").hidden = !now;
  if (!now) return;
  const title = `${now.preview}: ${now.size}, ${now.contrast}, ${now.orientation}, ${now.language}`;
  at("title").textContent = title;
  at("image").alt = title;
  at("image").src = at("picture").href = now.file + ".png";
  at("tree").href = now.file + ".json";
  history.replaceState(null, "", "#" + now.file);
}

function filter() {
  const before = shown[place];
  shown = pictures.filter(p => filters.every(f => !at(f).value || p[f] === at(f).value));
  show(Math.max(0, shown.indexOf(before)));
}

// The same look of the preview before or after.
function leap(by) {
  const now = shown[place];
  if (!now) return;
  let there = place;
  while (shown[there + by] && shown[there].preview === now.preview) there += by;
  const alike = shown.findIndex(p => p.preview === shown[there].preview &&
                                     p.file.split("/")[1] === now.file.split("/")[1]);
  show(alike < 0 ? there : alike);
}

for (const name of filters) {
  const label = document.createElement("label");
  const select = document.createElement("select");
  select.id = name;
  select.append(new Option("all", ""));
  for (const value of new Set(pictures.map(p => p[name]))) select.append(new Option(value, value));
  select.addEventListener("change", filter);
  label.append(name + " ", select);
  at("filters").append(label);
}
at("previous").addEventListener("click", () => show(place - 1));
at("next").addEventListener("click", () => show(place + 1));
addEventListener("keydown", event => {
  if (event.target.tagName === "SELECT" || event.ctrlKey || event.altKey || event.metaKey) return;
  const keys = {ArrowLeft: () => show(place - 1), ArrowRight: () => show(place + 1),
                ArrowUp: () => leap(-1), ArrowDown: () => leap(1),
                Home: () => show(0), End: () => show(shown.length - 1)};
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
show(Math.max(0, pictures.findIndex(p => "#" + p.file === decodeURIComponent(location.hash))));
</script>
</html>
)";

}  // namespace

std::string gallery_page(const std::vector<GalleryPicture>& pictures) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const GalleryPicture& picture : pictures)
        list.push_back({{"preview", picture.preview},
                        {"screen", picture.screen},
                        {"size", picture.size},
                        {"contrast", picture.contrast},
                        {"orientation", picture.orientation},
                        {"language", picture.language},
                        {"file", picture.file}});
    std::string data = list.dump(-1, ' ', true);
    // Nothing in a name can end the script.
    for (auto less = data.find('<'); less != std::string::npos; less = data.find('<', less))
        data.replace(less, 1, "\\u003c");
    return std::string(kBefore) + data + std::string(kAfter);
}

}  // namespace motcua::platform
