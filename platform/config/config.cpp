#include "platform/config/config.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <optional>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include "kiosk/base/files.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxBytes = 64 * 1024;

// Each reader puts one value into the configuration and answers with what the value should have been, or with
// nothing where it is right.
using Problem = std::optional<std::string>;

Problem read_kiosk(const toml::node& node, Config& config) {
    constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr std::string_view digits = "0123456789";
    const auto is = [](char c, std::string_view set) { return set.find(c) != std::string_view::npos; };
    const std::string id = node.value_or(std::string());
    const bool right =
        id.size() == 4 && is(id[0], letters) && is(id[1], letters) && is(id[2], digits) && is(id[3], digits);
    if (!right) return "two capital letters (no I, L, O, U) and two digits";
    config.kiosk = id;
    return std::nullopt;
}

Problem read_guard(const toml::node& node, Config& config) {
    config.guard = fs::path(node.value_or(std::string())).lexically_normal();
    if (!config.guard.is_absolute()) return "an absolute path";
    return std::nullopt;
}

Problem read_pack(const toml::node& node, Config& config) {
    config.pack = node.value_or(std::string());
    const bool name_alone = !config.pack.empty() && config.pack == config.pack.filename() &&
                            config.pack != "." && config.pack != "..";
    if (!name_alone) return "the name of a file under packs/";
    return std::nullopt;
}

Problem read_pixels(const toml::node& node, int& pixels) {
    const std::int64_t value = node.is_integer() ? node.value_or(std::int64_t{0}) : 0;
    if (value < 320 || value > 7680) return "a whole number from 320 to 7680";
    pixels = static_cast<int>(value);
    return std::nullopt;
}

Problem read_width(const toml::node& node, Config& config) { return read_pixels(node, config.width_px); }
Problem read_height(const toml::node& node, Config& config) { return read_pixels(node, config.height_px); }

Problem read_px_per_mm(const toml::node& node, Config& config) {
    const double value = node.is_number() ? node.value_or(0.0) : 0.0;
    if (!(value >= 1 && value <= 20)) return "a number from 1 to 20";
    config.px_per_mm = static_cast<float>(value);
    return std::nullopt;
}

Problem read_headphones(const toml::node& node, Config& config) {
    const std::string value = node.value_or(std::string());
    if (value != "none" && value != "jack") return "\"none\" or \"jack\"";
    config.headphones = value == "jack" ? HeadphoneSetting::jack : HeadphoneSetting::none;
    return std::nullopt;
}

Problem read_pad_key(const toml::node& node, std::string& key) {
    constexpr std::size_t longest = 30;
    const auto* const name = node.as_string();
    if (name == nullptr || name->get().size() > longest)
        return "the name of a key, such as \"F13\", or empty";
    key = name->get();
    return std::nullopt;
}

template <std::string PadKeys::*key>
Problem read_pad(const toml::node& node, Config& config) {
    return read_pad_key(node, config.pad.*key);
}

// No name and password in it: nobody would see that they go over the wire in clear.
Problem read_printer_uri(const toml::node& node, std::string& uri) {
    constexpr std::size_t longest = 1023;
    const std::string value = node.value_or(std::string(longest + 1, ' '));
    const bool has_scheme = value.rfind("ipp://", 0) == 0 || value.rfind("ipps://", 0) == 0;
    const bool is_plain = std::all_of(value.begin(), value.end(),
                                      [](char c) { return c > ' ' && c < '\x7f' && c != '@' && c != '"'; });
    const bool has_host = value.find("://") + 3 < value.size() && value[value.find("://") + 3] != '/';
    if (!value.empty() && (value.size() > longest || !has_scheme || !is_plain || !has_host))
        return "the address of a printer, such as \"ipp://192.0.2.7/ipp/print\", or empty";
    uri = value;
    return std::nullopt;
}

Problem read_certificate(const toml::node& node, std::string& digest) {
    const std::string value = node.value_or(std::string("?"));
    const bool is_hex = value.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!value.empty() && (value.size() != 64 || !is_hex))
        return "the SHA-256 of a certificate, 64 digits 0-9 a-f, or empty";
    digest = value;
    return std::nullopt;
}

template <std::string PrinterKeys::*key>
Problem read_printer(const toml::node& node, Config& config) {
    return read_printer_uri(node, config.printers.*key);
}

template <std::string PrinterKeys::*key>
Problem read_printer_certificate(const toml::node& node, Config& config) {
    return read_certificate(node, config.printers.*key);
}

// A folder above it would lead out of /dev.
Problem read_camera_device(const toml::node& node, Config& config) {
    constexpr std::size_t longest = 255;
    const std::string value = node.value_or(std::string("?"));
    const bool is_device = value.rfind("/dev/", 0) == 0 && value.size() > 5 && value.size() <= longest &&
                           value.find("..") == std::string::npos && value.find('\0') == std::string::npos;
    if (!value.empty() && !is_device) return "the path of a camera, such as \"/dev/video0\", or empty";
    config.camera.device = value;
    return std::nullopt;
}

Problem read_camera_rotation(const toml::node& node, Config& config) {
    const std::int64_t value = node.is_integer() ? node.value_or(std::int64_t{-1}) : -1;
    if (value != 0 && value != 90 && value != 180 && value != 270) return "0, 90, 180 or 270";
    config.camera.rotation = static_cast<int>(value);
    return std::nullopt;
}

Problem read_camera_mirror(const toml::node& node, Config& config) {
    if (!node.is_boolean()) return "true or false";
    config.camera.mirror = node.value_or(true);
    return std::nullopt;
}

// As `pcsc_scan -r` prints it: letters that can be typed.
Problem read_card_reader_name(const toml::node& node, Config& config) {
    constexpr std::size_t longest = 127;  // PC/SC's names have no more
    const std::string value = node.value_or(std::string(longest + 1, ' '));
    const bool is_plain =
        std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (value.size() > longest || !is_plain) return "part of a card reader's name, or empty";
    config.card_reader.name = value;
    return std::nullopt;
}

struct Key {
    std::string_view name;  // "section.key"
    Problem (*read)(const toml::node&, Config&);
};

constexpr std::array<Key, 21> kKeys{{
    {"kiosk.id", read_kiosk},
    {"kiosk.guard", read_guard},
    {"content.pack", read_pack},
    {"panel.width_px", read_width},
    {"panel.height_px", read_height},
    {"panel.px_per_mm", read_px_per_mm},
    {"sound.headphones", read_headphones},
    {"pad.previous", read_pad<&PadKeys::previous>},
    {"pad.select", read_pad<&PadKeys::select>},
    {"pad.next", read_pad<&PadKeys::next>},
    {"pad.back", read_pad<&PadKeys::back>},
    {"pad.read", read_pad<&PadKeys::read>},
    {"pad.curtain", read_pad<&PadKeys::curtain>},
    {"printers.a4", read_printer<&PrinterKeys::a4>},
    {"printers.a4_certificate", read_printer_certificate<&PrinterKeys::a4_certificate>},
    {"printers.slip", read_printer<&PrinterKeys::slip>},
    {"printers.slip_certificate", read_printer_certificate<&PrinterKeys::slip_certificate>},
    {"camera.device", read_camera_device},
    {"camera.rotation", read_camera_rotation},
    {"camera.mirror", read_camera_mirror},
    {"card_reader.name", read_card_reader_name},
}};

const Key* find_key(std::string_view name) {
    for (const Key& key : kKeys) {
        if (key.name == name) return &key;
    }
    return nullptr;
}

class ConfigReader {
  public:
    explicit ConfigReader(const fs::path& file) : file_(file) {}

    Result<Config> read(const toml::table& sections) {
        Config config;
        for (const auto& [section, node] : sections) {
            const toml::table* const keys = node.as_table();
            if (keys == nullptr) return wrong(section.source(), fmt::format("unknown key {}", section.str()));
            if (const auto known = read_section(section, *keys, config); !known) {
                return tl::unexpected(known.error());
            }
        }
        return config;
    }

    tl::unexpected<Error> wrong(const toml::source_region& at, std::string_view what) const {
        return failure(fmt::format("{}:{}: {}", file_.string(), at.begin.line, what));
    }

  private:
    Status<> read_section(const toml::key& section, const toml::table& keys, Config& config) const {
        for (const auto& [key, node] : keys) {
            const std::string name = fmt::format("{}.{}", section.str(), key.str());
            const Key* const known = find_key(name);
            if (known == nullptr) return wrong(key.source(), fmt::format("unknown key {}", name));
            if (const Problem problem = known->read(node, config)) {
                return wrong(node.source(), fmt::format("{} must be {}", name, *problem));
            }
        }
        return {};
    }

    const fs::path& file_;
};

// "DIR.guard" beside the data folder, wherever the program was started.
fs::path default_guard(const fs::path& data_dir) {
    std::error_code ignored;
    fs::path folder = fs::absolute(data_dir, ignored).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    return folder += ".guard";
}

bool lies_within(const fs::path& inner, const fs::path& outer) {
    std::error_code ignored;
    const fs::path way = inner.lexically_relative(fs::absolute(outer, ignored).lexically_normal() / "");
    return !way.empty() && *way.begin() != "..";
}

Result<Config> parse(const std::string& text, const fs::path& file, const fs::path& data_dir) {
    ConfigReader reader(file);
    try {
        auto config = reader.read(toml::parse(text, file.string()));
        if (!config) return config;
        if (config->guard.empty()) config->guard = default_guard(data_dir);
        if (lies_within(config->guard, data_dir)) {
            return failure(
                fmt::format("{}: kiosk.guard must lie outside the data folder: a copy of the "
                            "folder must not bring its guard along",
                            file.string()));
        }
        return config;
    } catch (const toml::parse_error& error) {
        return reader.wrong(error.source(), error.description());
    } catch (const std::exception& error) {
        return failure(fmt::format("{}: {}", file.string(), error.what()));
    }
}

std::string quoted(const std::string& text) {
    std::ostringstream out;
    out << toml::value<std::string>(text);
    return out.str();
}

std::string as_toml(const Config& config) {
    std::string text = fmt::format("[kiosk]\nid = {}\n", quoted(config.kiosk));
    if (!config.guard.empty()) text += fmt::format("guard = {}\n", quoted(config.guard.string()));
    if (!config.pack.empty()) text += fmt::format("\n[content]\npack = {}\n", quoted(config.pack.string()));
    text += fmt::format("\n[panel]\nwidth_px = {}\nheight_px = {}\npx_per_mm = {}\n", config.width_px,
                        config.height_px, config.px_per_mm);
    text += fmt::format("\n[sound]\nheadphones = \"{}\"\n",
                        config.headphones == HeadphoneSetting::jack ? "jack" : "none");
    const PrinterKeys& printers = config.printers;
    text += fmt::format("\n[printers]\na4 = {}\na4_certificate = {}\nslip = {}\nslip_certificate = {}\n",
                        quoted(printers.a4), quoted(printers.a4_certificate), quoted(printers.slip),
                        quoted(printers.slip_certificate));
    const CameraKeys& camera = config.camera;
    text += fmt::format("\n[camera]\ndevice = {}\nrotation = {}\nmirror = {}\n", quoted(camera.device),
                        camera.rotation, camera.mirror);
    text += fmt::format("\n[card_reader]\nname = {}\n", quoted(config.card_reader.name));
    const PadKeys& pad = config.pad;
    return text +
           fmt::format("\n[pad]\nprevious = {}\nselect = {}\nnext = {}\nback = {}\nread = {}\ncurtain = {}\n",
                       quoted(pad.previous), quoted(pad.select), quoted(pad.next), quoted(pad.back),
                       quoted(pad.read), quoted(pad.curtain));
}

class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] bool open() const { return fd_ >= 0; }
    bool write_durably(const std::string& text) const {
        return ::write(fd_, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && sync();
    }
    [[nodiscard]] bool sync() const { return ::fsync(fd_) == 0; }

  private:
    int fd_;
};

// Whole or not at all: written aside, then given its name, which fails where the name is taken.
Status<> write_new(const fs::path& file, const std::string& text) {
    const fs::path aside = file.string() + ".new";
    const auto system_failure = [&] {
        const int error = errno;
        ::unlink(aside.c_str());
        return failure(fmt::format("{}: {}", file.string(), std::strerror(error)));
    };
    const Descriptor out(aside, O_WRONLY | O_CREAT | O_TRUNC);
    if (!out.open() || !out.write_durably(text)) return system_failure();
    if (::link(aside.c_str(), file.c_str()) != 0) return system_failure();
    ::unlink(aside.c_str());
    const Descriptor folder(file.parent_path(), O_RDONLY | O_DIRECTORY);
    if (!folder.open() || !folder.sync()) return system_failure();
    return {};
}

}  // namespace

Result<Config> load_config(const fs::path& data_dir) {
    const fs::path file = data_dir / "kiosk.toml";
    const Result<std::string> text = read_file(file, kMaxBytes);
    if (!text) return tl::unexpected(text.error());
    return parse(*text, file, data_dir);
}

Status<> write_config(const fs::path& data_dir, const Config& config) {
    const fs::path file = data_dir / "kiosk.toml";
    const std::string text = as_toml(config);
    const Result<Config> read_back = parse(text, file, data_dir);
    if (!read_back) return tl::unexpected(read_back.error());
    return write_new(file, text);
}

std::vector<std::string_view> config_keys() {
    std::vector<std::string_view> names;
    for (const Key& key : kKeys) names.push_back(key.name);
    return names;
}

}  // namespace motcua::platform
