#include "kiosk/search/search.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <utility>

#include "kiosk/search/query.h"
#include "kiosk/search/vocabulary.h"
#include "kiosk/text/unicode.h"

namespace motcua::search {
namespace {

using content::Ambiguity;
using content::Content;
using content::Procedure;

constexpr std::size_t kPhraseLengthMax = 1'000;  // code points of a national name
constexpr std::size_t kLookedAtTwice = 200;      // phrases whose order and marks are compared, too
constexpr std::size_t kCodeDigitsMin = 3;        // fewer are a number in a sentence
constexpr float kFillerWeight = 0.1F;
constexpr float kUnknownWeight = 0.5F;  // of a word that the catalogue does not know, of the rarest one's
constexpr float kMeant = 0.7F;          // from this likeness on a word counts as said
constexpr float kNameWorth = 0.92F;     // of a national name against what people say
constexpr float kPhraseShare = 0.4F;    // how much of the score is how much of the phrase was said
constexpr float kOrderWorth = 0.12F;
constexpr float kMarksWorth = 0.06F;
constexpr float kScoreMin = 0.22F;  // below it nobody would see what the two have in common
constexpr float kScoreMinOfBest = 0.45F;

std::string digits_of(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

// "1.004873", "1004873", "1.004873.000.00.00.H17": digits and what stands between them. Empty where it is
// none.
std::string code_digits(std::string_view query) {
    constexpr std::size_t kNational = 7;  // digits of a national code; a place's own follow
    const bool is_code = std::all_of(query.begin(), query.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ' ' || c == '-' || c == 'H' || c == 'h';
    });
    std::string digits = is_code ? digits_of(query) : std::string();
    if (digits.size() < kCodeDigitsMin) return {};
    digits.resize(std::min(digits.size(), kNational));
    return digits;
}

}  // namespace

class Index::Impl {
  public:
    explicit Impl(std::shared_ptr<const Content> content) : content_(std::move(content)) {
        for (const std::string& word : content_->catalogue.fillers)
            for (const Secret& each : marked_words(word, kPhraseLengthMax))
                if (const auto folded = text::fold(view(each))) fillers_.emplace(view(*folded));
        for (std::uint32_t i = 0; i < content_->procedures.size(); ++i) add_procedure(i);
        for (const Ambiguity& ambiguity : content_->catalogue.ambiguities) add_ambiguity(ambiguity);
        vocabulary_.finish();
        weigh();
    }

    [[nodiscard]] Found find(std::string_view query, std::size_t most) const {
        if (const std::string digits = code_digits(query); !digits.empty()) return find_code(digits, most);
        const std::vector<Term> terms = read_query(query, vocabulary_, fillers_);
        Found found;
        found.ask = asked_back(terms);
        found.hits = ranked(terms, most);
        return found;
    }

  private:
    struct Phrase {
        std::uint32_t procedure = 0;
        float worth = 1;
        std::vector<WordId> words;
        std::vector<std::string> marked;
        float weight = 0;  // of its words together
    };

    // How well one phrase answers the query: the sum so far, and for each term what it found.
    struct Tally {
        float said = 0;
        std::uint32_t terms = 0;  // stamp of the last term that added to it
        float last = 0;           // what that term added
    };

    void add_phrase(std::uint32_t procedure, const std::string& words, float worth) {
        Phrase phrase{procedure, worth, {}, {}, 0};
        for (const Secret& word : marked_words(words, kPhraseLengthMax)) {
            const auto folded = text::fold(view(word));
            if (!folded || folded->empty()) continue;
            phrase.words.push_back(vocabulary_.add(view(*folded)));
            phrase.marked.emplace_back(view(word));
        }
        if (!phrase.words.empty()) phrases_.push_back(std::move(phrase));
    }

    void add_procedure(std::uint32_t at) {
        const Procedure& procedure = content_->procedures[at];
        add_phrase(at, procedure.plain.vi, 1);
        add_phrase(at, procedure.name.vi, kNameWorth);
        for (const std::string& synonym : procedure.synonyms) add_phrase(at, synonym, 1);
    }

    void add_ambiguity(const Ambiguity& ambiguity) {
        for (const std::string& words : ambiguity.words) {
            std::set<WordId> all;
            for (const Secret& word : marked_words(words, kPhraseLengthMax))
                if (const auto folded = text::fold(view(word))) all.insert(vocabulary_.add(view(*folded)));
            if (!all.empty()) ambiguous_.emplace_back(std::move(all), &ambiguity);
        }
    }

    // A word that few procedures have says much. 1: a single one has it.
    void weigh() {
        std::vector<std::set<std::uint32_t>> holders(vocabulary_.size());
        phrases_with_.resize(vocabulary_.size());
        for (std::uint32_t i = 0; i < phrases_.size(); ++i)
            for (const WordId word : phrases_[i].words) {
                holders[word].insert(phrases_[i].procedure);
                auto& list = phrases_with_[word];
                if (list.empty() || list.back() != i) list.push_back(i);
            }
        const auto all = static_cast<float>(std::max<std::size_t>(content_->procedures.size(), 1));
        weights_.resize(vocabulary_.size());
        for (std::size_t word = 0; word < holders.size(); ++word) {
            const auto count = static_cast<float>(std::max<std::size_t>(holders[word].size(), 1));
            weights_[word] = std::log1p(all / count) / std::log1p(all);
        }
        for (Phrase& phrase : phrases_)
            for (const WordId word : phrase.words) phrase.weight += weights_[word];
    }

    [[nodiscard]] float weight_of(const Term& term) const {
        if (term.is_filler) return kFillerWeight;
        float weight = 0;
        float best = 0;
        for (const Candidate& each : term.candidates)
            if (each.likeness > best) {
                best = each.likeness;
                weight = weights_[each.word];
            }
        return term.candidates.empty() ? kUnknownWeight : weight;
    }

    [[nodiscard]] std::vector<Hit> ranked(const std::vector<Term>& terms, std::size_t most) const {
        std::vector<Tally> tallies(phrases_.size());
        std::vector<std::uint32_t> touched;
        float whole = 0;
        for (std::uint32_t i = 0; i < terms.size(); ++i) {
            const float weight = weight_of(terms[i]);
            whole += weight;
            for (const Candidate& each : terms[i].candidates)
                for (const std::uint32_t phrase : phrases_with_[each.word]) {
                    Tally& tally = tallies[phrase];
                    if (tally.terms == 0) touched.push_back(phrase);
                    const float before = tally.terms == i + 1 ? tally.last : 0;
                    const float now = std::max(before, each.likeness * weight);
                    tally.said += now - before;
                    tally = {tally.said, i + 1, now};
                }
        }
        if (whole <= 0) return {};
        return best_of(terms, score_all(tallies, touched, whole), most);
    }

    using Scored = std::vector<std::pair<float, std::uint32_t>>;  // score and phrase

    [[nodiscard]] Scored score_all(const std::vector<Tally>& tallies,
                                   const std::vector<std::uint32_t>& touched, float whole) const {
        Scored scored;
        for (const std::uint32_t at : touched) {
            const Phrase& phrase = phrases_[at];
            const float of_query = tallies[at].said / whole;
            const float of_phrase = std::min(tallies[at].said / phrase.weight, 1.0F);
            scored.emplace_back(of_query * (1 - kPhraseShare + kPhraseShare * of_phrase) * phrase.worth, at);
        }
        return scored;
    }

    [[nodiscard]] std::vector<Hit> best_of(const std::vector<Term>& terms, Scored scored,
                                           std::size_t most) const {
        const std::size_t twice = std::min(scored.size(), kLookedAtTwice);
        std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(twice), scored.end(),
                          std::greater<>());
        scored.resize(twice);
        std::unordered_map<std::uint32_t, float> best;
        for (const auto& [score, at] : scored) {
            const float whole = score * (1 + kOrderWorth * in_order(terms, phrases_[at]) +
                                         kMarksWorth * same_marks(terms, phrases_[at]));
            float& of_procedure = best[phrases_[at].procedure];
            of_procedure = std::max(of_procedure, whole);
        }
        std::vector<Hit> hits;
        for (const auto& [procedure, score] : best) hits.push_back({&content_->procedures[procedure], score});
        std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
            return a.score != b.score ? a.score > b.score : a.procedure->code < b.procedure->code;
        });
        const float least = hits.empty() ? 0 : std::max(kScoreMin, hits.front().score * kScoreMinOfBest);
        while (!hits.empty() && (hits.size() > most || hits.back().score < least)) hits.pop_back();
        return hits;
    }

    // Where the term stands in the phrase; -1: nowhere.
    [[nodiscard]] static int place_of(const Term& term, const Phrase& phrase, int from) {
        int place = -1;
        float best = 0;
        for (std::size_t i = 0; i < phrase.words.size(); ++i)
            for (const Candidate& each : term.candidates) {
                // Of two places the next one is meant: "khai tử … đăng ký khai tử".
                const float nearer = static_cast<int>(i) == from ? 0.05F : 0;
                if (each.word == phrase.words[i] && each.likeness + nearer > best) {
                    best = each.likeness + nearer;
                    place = static_cast<int>(i);
                }
            }
        return place;
    }

    // The share of neighbours in the query that are neighbours in the phrase.
    [[nodiscard]] static float in_order(const std::vector<Term>& terms, const Phrase& phrase) {
        int pairs = 0;
        int kept = 0;
        int before = -2;
        for (const Term& term : terms) {
            if (term.is_filler) continue;
            const int place = place_of(term, phrase, before + 1);
            if (before != -2) {
                ++pairs;
                kept += before >= 0 && place == before + 1 ? 1 : 0;
            }
            before = place;
        }
        if (pairs == 0) return before == 0 ? 1.0F : 0;
        return static_cast<float>(kept) / static_cast<float>(pairs);
    }

    // Who sets marks means them, mostly: the share of marked words that stand there just so.
    [[nodiscard]] static float same_marks(const std::vector<Term>& terms, const Phrase& phrase) {
        int marked = 0;
        int same = 0;
        for (const Term& term : terms) {
            const bool has_marks = std::any_of(term.marked.begin(), term.marked.end(),
                                               [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
            if (!has_marks) continue;
            ++marked;
            same += static_cast<int>(
                std::any_of(phrase.marked.begin(), phrase.marked.end(),
                            [&](const std::string& word) { return word == view(term.marked); }));
        }
        return marked == 0 ? 0 : static_cast<float>(same) / static_cast<float>(marked);
    }

    // All that was said, fillers aside, is in the ambiguous words, and all of those were said.
    [[nodiscard]] const Ambiguity* asked_back(const std::vector<Term>& terms) const {
        for (const auto& [words, ambiguity] : ambiguous_) {
            std::set<WordId> said;
            bool nothing_else = true;
            for (const Term& term : terms) {
                const auto meant = std::find_if(
                    term.candidates.begin(), term.candidates.end(), [&words = words](const Candidate& each) {
                        return each.likeness >= kMeant && words.count(each.word) != 0;
                    });
                if (meant != term.candidates.end())
                    said.insert(meant->word);
                else if (!term.is_filler)
                    nothing_else = false;
            }
            if (nothing_else && said.size() == words.size()) return ambiguity;
        }
        return nullptr;
    }

    [[nodiscard]] Found find_code(const std::string& digits, std::size_t most) const {
        Found found;
        const auto likeness = [&digits](const std::string& code) {
            const std::string own = digits_of(code);
            if (own == digits) return 1.0F;
            const auto at = own.find(digits);
            if (at == own.npos) return 0.0F;
            return at == 0 ? 0.9F : 0.8F;
        };
        for (const Procedure& procedure : content_->procedures) {
            Hit hit{&procedure, likeness(procedure.code)};
            for (const content::Replaced& replaced : procedure.replaces)
                if (const float score = likeness(replaced.code); score > hit.score)
                    hit = {&procedure, score, &replaced};
            if (hit.score > 0) found.hits.push_back(hit);
        }
        for (const content::Repealed& repealed : content_->catalogue.repealed)
            if (digits_of(repealed.code) == digits) found.repealed = &repealed;
        std::stable_sort(found.hits.begin(), found.hits.end(),
                         [](const Hit& a, const Hit& b) { return a.score > b.score; });
        if (found.hits.size() > most) found.hits.resize(most);
        return found;
    }

    std::shared_ptr<const Content> content_;
    Fillers fillers_;
    Vocabulary vocabulary_;
    std::vector<Phrase> phrases_;
    std::vector<float> weights_;                            // by word
    std::vector<std::vector<std::uint32_t>> phrases_with_;  // by word
    std::vector<std::pair<std::set<WordId>, const Ambiguity*>> ambiguous_;
};

Index::Index(std::shared_ptr<const Content> content) : impl_(std::make_unique<Impl>(std::move(content))) {}
Index::~Index() = default;

Found Index::find(std::string_view query, std::size_t most) const { return impl_->find(query, most); }

}  // namespace motcua::search
