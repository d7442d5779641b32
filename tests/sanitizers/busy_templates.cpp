// Templates of libraries that nearly everything runs through, made once and optimised. Where the rest is not
// (the sanitizers' build), each program links this first, and of several copies of an instance a linker keeps
// the first: the instances themselves are watched as everywhere.
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/secret.h"

using nlohmann::json;
using FromText = nlohmann::detail::iterator_input_adapter<const char*>;

template class nlohmann::basic_json<>;
template class nlohmann::detail::lexer<json, FromText>;
template class nlohmann::detail::parser<json, FromText>;
template class nlohmann::detail::json_sax_dom_parser<json>;
template class nlohmann::detail::json_sax_dom_callback_parser<json>;
template class nlohmann::detail::serializer<json>;

template class std::map<std::string, json, std::less<>>;
template class std::vector<json>;
template class std::vector<std::string>;
template class std::vector<char>;
template class std::basic_string<char>;
template class std::basic_string<char, std::char_traits<char>, motcua::LockedAllocator<char>>;
