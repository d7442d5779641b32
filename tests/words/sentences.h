// Every sentence that a resident may read or hear, from the machine's own texts and from every pack.
#pragma once

#include <string>
#include <vector>

namespace motcua::tests {

// What a sentence is for decides how long it may be and what it may speak of.
enum class Kind {
    machine,   // text/vi.json, text/en.json
    question,  // one a page
    label,     // of a field
    choice,
    help,   // under a choice or a question
    title,  // of a procedure, as people say it
    paper,  // to bring
    notice,
    place,     // an office, a ward, a language
    official,  // the words of a law or a form: not ours to change
};

struct Sentence {
    std::string file;   // "base/text/vi.json"
    std::string place;  // the key, or a JSON pointer
    bool vietnamese = true;
    std::string words;
    Kind kind = Kind::machine;
};

std::vector<Sentence> all_sentences();

// The names of pictures that packs ask for, each with its place.
struct PictureName {
    std::string place;
    std::string name;
};
std::vector<PictureName> all_picture_names();

}  // namespace motcua::tests
