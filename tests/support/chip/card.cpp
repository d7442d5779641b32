#include "tests/support/chip/card.h"

#include <algorithm>
#include <array>

#include "tests/support/chip/active_authentication.h"
#include "tests/support/chip/security_infos.h"

namespace motcua::tests::chip {
namespace {

constexpr std::size_t kChallenge = 8;
constexpr std::size_t kShortAnswer = 256;
constexpr std::size_t kLongAnswer = 65536;
constexpr std::uint8_t kChained = 0x10;
constexpr std::uint8_t kEndlessByte = 0xA5;

Bytes lds_application() { return from_hex("A0000002471001"); }

bool is_known_instruction(std::uint8_t ins) {
    constexpr std::array<std::uint8_t, 8> kKnown{0xA4, 0xB0, 0xB1, 0x84, 0x82, 0x88, 0x22, 0x86};
    return std::find(kKnown.begin(), kKnown.end(), ins) != kKnown.end();
}

}  // namespace

double milliseconds_at_106_kbit(const Traffic& traffic) {
    constexpr double kBitMs = 128.0 / 13560.0;
    constexpr double kFrameBytes = 3 + 5;  // block control and CRC; the guard times as bytes
    const auto frames = [](std::size_t bytes) { return 1.0 + static_cast<double>(bytes / 253); };
    const double exchanges = static_cast<double>(traffic.exchanges);
    const double each_to = exchanges > 0 ? static_cast<double>(traffic.bytes_to_card) / exchanges : 0;
    const double each_from = exchanges > 0 ? static_cast<double>(traffic.bytes_from_card) / exchanges : 0;
    const double overhead =
        exchanges * kFrameBytes *
        (frames(static_cast<std::size_t>(each_to)) + frames(static_cast<std::size_t>(each_from)));
    return 9 * kBitMs * (static_cast<double>(traffic.bytes_to_card + traffic.bytes_from_card) + overhead);
}

Faults lost_at(std::size_t number, ChannelLoss loss) {
    return [=](const Exchange& exchange) {
        Fault fault;
        if (exchange.number == number) fault.loss = loss;
        return fault;
    };
}

Faults answered_at(std::size_t number, Bytes answer) {
    return [number, answer = std::move(answer)](const Exchange& exchange) {
        Fault fault;
        if (exchange.number == number) fault.answer = answer;
        return fault;
    };
}

Faults swapped_at(std::size_t number, ChipCard& other) {
    return [number, &other](const Exchange& exchange) {
        Fault fault;
        if (exchange.number == number) fault.other = &other;
        return fault;
    };
}

ChipCard::ChipCard(ChipContents contents, ChipOptions options)
    : contents_(std::move(contents)), options_(std::move(options)) {}

void ChipCard::reset() {
    end_session();
    folder_ = Folder::master;
    file_.reset();
    challenge_.reset();
    loss_.reset();
    other_ = nullptr;
}

void ChipCard::end_session() {
    channel_.reset();
    next_channel_.reset();
    pace_.reset();
    chip_authentication_chosen_ = false;
    has_access_ = false;
}

ChipBytes ChipCard::answer(ChipView command) {
    if (loss_) return {};
    ++traffic_.exchanges;
    traffic_.bytes_to_card += command.size();
    if (other_ != nullptr) return other_->answer(command);
    Bytes out = respond(command);
    if (faults_) {
        Fault fault = faults_({traffic_.exchanges, command, out});
        loss_ = fault.loss;
        other_ = fault.other;
        if (loss_) return {};
        if (other_ != nullptr) {
            other_->reset();
            return other_->answer(command);
        }
        if (fault.answer) out = std::move(*fault.answer);
    }
    traffic_.bytes_from_card += out.size();
    return {out.begin(), out.end()};
}

Bytes ChipCard::respond(View apdu) {
    const auto command = parse_command(apdu);
    if (!command || (command->is_extended && !options_.has_extended_length)) {
        end_session();
        return bytes_of(refused(Status::wrong_length));
    }
    answer_may_be_long_ = command->is_extended;
    if (command->is_protected()) return respond_protected(*command);
    if (channel_) end_session();  // 9.8.8: a command without protection ends it
    Answer answer = carry_out(*command);
    if (options_.inside) options_.inside(*command, answer);
    if (next_channel_) channel_ = std::exchange(next_channel_, std::nullopt);
    return bytes_of(answer);
}

Bytes ChipCard::respond_protected(const Command& command) {
    if (!channel_) return bytes_of(refused(Status::objects_wrong));
    const auto opened = channel_->open(command);
    if (const Status* wrong = std::get_if<Status>(&opened)) {
        end_session();
        return bytes_of(refused(*wrong));
    }
    const Command& inner = std::get<Command>(opened);
    Answer answer = carry_out(inner);
    if (options_.inside) options_.inside(inner, answer);
    const Bytes out = channel_->protect(answer, (inner.ins & 1U) != 0);
    if (next_channel_) channel_ = std::exchange(next_channel_, std::nullopt);
    return out;
}

Answer ChipCard::carry_out(const Command& command) {
    if ((command.cla & static_cast<std::uint8_t>(~kChained)) != 0) return refused(Status::unknown_class);
    if (!is_known_instruction(command.ins)) return refused(Status::unknown_instruction);
    if (command.ins == 0x86) return general_authenticate(command);
    if (command.cla != 0) return refused(Status::unknown_class);
    if (command.ins != 0x22) pace_.reset();
    if (command.ins != 0x82) challenge_.reset();  // it serves the very next command
    switch (command.ins) {
        case 0xA4: return select(command);
        case 0xB0: return read(command);
        case 0xB1: return read_odd(command);
        case 0x84: return get_challenge(command);
        case 0x82: return external_authenticate(command);
        case 0x88: return internal_authenticate(command);
        default: return manage_environment(command);
    }
}

Answer ChipCard::get_challenge(const Command& command) {
    if (!contents_.features.has_bac) return refused(Status::unknown_instruction);
    if (folder_ != Folder::application) return refused(Status::conditions);
    if (command.p1p2() != 0) return refused(Status::wrong_parameters);
    if (command.expected != kChallenge) return refused(Status::wrong_length);
    challenge_ = options_.dice(kChallenge);
    return {*challenge_, Status::ok};
}

// Part 11, 4.3.
Answer ChipCard::external_authenticate(const Command& command) {
    constexpr std::size_t kKeying = 16;
    constexpr std::size_t kEncrypted = 2 * kChallenge + kKeying;
    if (!challenge_ || channel_) return refused(Status::conditions);
    const Bytes own_challenge = *challenge_;
    challenge_.reset();
    if (command.data.size() != kEncrypted + 8) return refused(Status::wrong_length);
    Bytes seed = digest("SHA1", from_text(key_lines(contents_.zone)));
    seed.resize(kKeying);
    const Suite suite = Suite::des3;
    const Bytes encryption = derive_key(suite, seed, 1);
    const Bytes mac_key = derive_key(suite, seed, 2);
    const View encrypted = View(command.data).first(kEncrypted);
    if (!same(mac(suite, mac_key, encrypted), View(command.data).subspan(kEncrypted)))
        return refused(Status::failed);
    const Bytes plain = decrypt(suite, encryption, zero_iv(suite), encrypted);
    const View said(plain);
    if (!same(said.subspan(kChallenge, kChallenge), own_challenge)) return refused(Status::failed);
    const Bytes own_keying = options_.dice(kKeying);
    const View their_challenge = said.first(kChallenge);
    const Bytes reply =
        encrypt(suite, encryption, zero_iv(suite), joined({own_challenge, their_challenge, own_keying}));
    Bytes agreed = own_keying;
    for (std::size_t i = 0; i < kKeying; ++i) agreed[i] ^= said[2 * kChallenge + i];
    next_channel_.emplace(suite, agreed,
                          joined({View(own_challenge).subspan(4), their_challenge.subspan(4)}));
    has_access_ = true;
    return {joined({reply, mac(suite, mac_key, reply)}), Status::ok};
}

Answer ChipCard::internal_authenticate(const Command& command) {
    const auto& offer = contents_.features.active;
    if (!offer || folder_ != Folder::application) return refused(Status::unknown_instruction);
    if (!has_access_) return refused(Status::not_allowed);
    if (command.p1p2() != 0) return refused(Status::wrong_parameters);
    if (command.data.size() != kChallenge || !command.expected) return refused(Status::wrong_length);
    Bytes signature = active_signature(*offer, contents_.active_key.get(), command.data, options_.dice);
    if (signature.size() > std::min(room(), *command.expected)) return refused(Status::wrong_length);
    return {std::move(signature), Status::ok};
}

std::size_t ChipCard::room() const {
    const std::size_t whole = answer_may_be_long_ ? kLongAnswer : kShortAnswer;
    return channel_ ? channel_->room_in(whole) : whole;
}

bool ChipCard::may_read(unsigned file) const {
    return has_access_ || (folder_ == Folder::master && file == kCardAccess);
}

const Bytes* ChipCard::file_in_folder(unsigned file) const {
    if (folder_ == Folder::master)
        return file == kCardAccess && contents_.card_access ? &*contents_.card_access : nullptr;
    const auto found = contents_.files.find(file);
    return found == contents_.files.end() ? nullptr : &found->second;
}

Answer ChipCard::select(const Command& command) {
    if (command.p2 != 0x0C && command.p2 != 0x00) return refused(Status::wrong_parameters);
    const View data = command.data;
    const Bytes aid = lds_application();
    const Bytes master{0x3F, 0x00};
    if (command.p1 == 0x02)
        return data.size() == 2 ? select_file(256U * data[0] + data[1]) : refused(Status::wrong_length);
    if (command.p1 == 0x04 && same(data, aid))
        folder_ = Folder::application;
    else if (command.p1 == 0x00 && (data.empty() || same(data, master)))
        folder_ = Folder::master;
    else
        return refused(command.p1 == 0x04 || command.p1 == 0x00 ? Status::not_found
                                                                : Status::wrong_parameters);
    file_.reset();
    return {};
}

Answer ChipCard::select_file(unsigned file) {
    if (folder_ == Folder::application && !may_read(file)) return refused(Status::not_allowed);
    if (file_in_folder(file) == nullptr) return refused(Status::not_found);
    file_ = file;
    return {};
}

Answer ChipCard::read(const Command& command) {
    if (!command.expected) return refused(Status::wrong_length);
    const bool names_file = (command.p1 & 0x80U) != 0;
    if (names_file) {
        if ((command.p1 & 0x60U) != 0) return refused(Status::wrong_parameters);
        const Answer selected = select_file(0x0100U + (command.p1 & 0x1FU));
        if (selected.status != Status::ok) return selected;
    }
    const std::size_t offset = names_file ? command.p2 : command.p1p2();
    return read_at(offset, *command.expected, command.is_all);
}

// ISO/IEC 7816-4, 11.3.3: the offset in 54, the data in 53, and Le counts 53 with it.
Answer ChipCard::read_odd(const Command& command) {
    View rest = command.data;
    const auto object = next_tlv(rest);
    if (!command.expected) return refused(Status::wrong_length);
    if (!object || object->tag != 0x54 || !rest.empty() || object->content.empty() ||
        object->content.size() > 4)
        return refused(Status::wrong_data);
    if (command.p1p2() != 0) {
        const unsigned named = command.p1p2() < 0x20 ? 0x0100U + command.p1p2() : command.p1p2();
        const Answer selected = select_file(named);
        if (selected.status != Status::ok) return selected;
    }
    std::size_t offset = 0;
    for (const std::uint8_t byte : object->content) offset = (offset << 8U) | byte;
    const std::size_t whole = std::min(*command.expected, room());
    const std::size_t head = whole > 257 ? 4 : whole > 129 ? 3 : 2;
    if (whole <= head) return refused(Status::wrong_length);
    Answer answer = read_at(offset, whole - head, command.is_all);
    if (!answer.data.empty()) answer.data = tlv(0x53, answer.data);
    return answer;
}

Answer ChipCard::read_at(std::size_t offset, std::size_t wanted, bool is_all) {
    if (!file_)
        return refused(folder_ == Folder::application && !has_access_ ? Status::not_allowed
                                                                      : Status::no_current_file);
    if (!may_read(*file_)) return refused(Status::not_allowed);
    const Bytes* file = file_in_folder(*file_);
    if (file == nullptr) return refused(Status::not_found);
    const std::size_t limit = options_.answer_limit == 0 ? room() : std::min(room(), options_.answer_limit);
    const std::size_t taken = std::min(wanted, limit);
    if (options_.endless.count(*file_) != 0) {
        Bytes data(taken, kEndlessByte);
        for (std::size_t i = 0; i < taken && offset + i < file->size(); ++i) data[i] = (*file)[offset + i];
        return {std::move(data), Status::ok};
    }
    if (offset >= file->size()) return refused(Status::wrong_offset);
    const View left = View(*file).subspan(offset);
    const bool runs_out = left.size() < wanted && !is_all;
    if (runs_out && options_.file_end == FileEnd::tells_length && left.size() < kShortAnswer)
        return refused(static_cast<Status>(static_cast<unsigned>(Status::exact_length) + left.size()));
    const bool warns = runs_out && taken >= left.size() && options_.file_end == FileEnd::warns;
    return {copy_of(left.first(std::min(left.size(), taken))), warns ? Status::end_of_file : Status::ok};
}

Answer ChipCard::manage_environment(const Command& command) {
    if (command.p1p2() == 0xC1A4) return set_pace(command);
    if (command.p1p2() == 0x41A4 || command.p1p2() == 0x41A6) return set_chip_authentication(command);
    return refused(Status::wrong_parameters);
}

Answer ChipCard::set_pace(const Command& command) {
    pace_.reset();
    const auto& offers = contents_.features.pace;
    if (offers.empty()) return refused(Status::wrong_parameters);
    const auto protocol = find_tlv(command.data, 0x80);
    const auto reference = find_tlv(command.data, 0x83);
    const auto parameters = find_tlv(command.data, 0x84);
    if (!protocol || !reference || reference->size() != 1) return refused(Status::wrong_data);
    const auto fits = [&](const PaceOffer& offer) {
        return same(oid_content(pace_oid(offer)), *protocol) &&
               (!parameters || (parameters->size() == 1 && (*parameters)[0] == offer.parameters));
    };
    const auto offer = std::find_if(offers.begin(), offers.end(), fits);
    if (offer == offers.end()) return refused(Status::wrong_data);
    const std::uint8_t kind = reference->front();
    const auto& can = contents_.features.can;
    if (kind == 1)
        pace_.emplace(*offer, digest("SHA1", from_text(key_lines(contents_.zone))), options_.dice);
    else if (kind == 2 && can)
        pace_.emplace(*offer, from_text(*can), options_.dice);
    else
        return refused(Status::no_such_reference);
    return {};
}

// Part 11, 6.2.4.
Answer ChipCard::set_chip_authentication(const Command& command) {
    const auto& offer = contents_.features.chip_authentication;
    if (!offer) return refused(Status::wrong_parameters);
    if (!channel_ || !has_access_) return refused(Status::not_allowed);
    chip_authentication_chosen_ = false;
    const auto key_id = find_tlv(command.data, 0x84);
    if (offer->key_id ? !key_id || key_id->size() != 1 || key_id->front() != *offer->key_id
                      : key_id.has_value())
        return refused(Status::wrong_data);
    if (command.p2 == 0xA6) {
        const auto public_key = find_tlv(command.data, 0x91);
        if (offer->suite != Suite::des3 || !public_key) return refused(Status::wrong_data);
        return authenticate_chip(*public_key);
    }
    const auto protocol = find_tlv(command.data, 0x80);
    if (!protocol || !same(oid_content(chip_authentication_oid(*offer)), *protocol))
        return refused(Status::wrong_data);
    chip_authentication_chosen_ = true;
    return {};
}

Answer ChipCard::authenticate_chip(View public_key) {
    const auto& offer = *contents_.features.chip_authentication;
    const auto agreed =
        agreement_of(offer.parameters)->shared(private_number(contents_.chip_key.get()), public_key);
    if (!agreed) return refused(Status::wrong_data);
    next_channel_.emplace(offer.suite, *agreed);
    return {};
}

Answer ChipCard::general_authenticate(const Command& command) {
    if (command.p1p2() != 0) return refused(Status::wrong_parameters);
    View rest = command.data;
    const auto object = next_tlv(rest);
    const bool is_last = (command.cla & kChained) == 0;
    if (!object || object->tag != 0x7C || !rest.empty()) {
        pace_.reset();
        return refused(Status::wrong_data);
    }
    if (pace_) return pace_step(object->content, is_last);
    if (!std::exchange(chip_authentication_chosen_, false)) return refused(Status::conditions);
    const auto public_key = find_tlv(object->content, 0x80);
    if (!is_last || !public_key) return refused(Status::wrong_data);
    Answer answer = authenticate_chip(*public_key);
    if (answer.status == Status::ok) answer.data = tlv(0x7C, View{});
    return answer;
}

Answer ChipCard::pace_step(View objects, bool is_last) {
    Answer answer = pace_->step(objects, is_last);
    if (answer.status != Status::ok) {
        if (answer.status == Status::failed && is_last)
            answer.status = static_cast<Status>(options_.wrong_password);
        pace_.reset();
        return answer;
    }
    if (const auto& secret = pace_->secret()) {
        next_channel_.emplace(pace_->suite(), *secret);
        has_access_ = true;
        pace_.reset();
    }
    return answer;
}

Result<ChipBytes, ChannelLoss> CardInHand::transmit(ChipView command) {
    ChipBytes answer = card_.answer(command);
    if (card_.lost()) return tl::unexpected<ChannelLoss>(*card_.lost());
    return answer;
}

}  // namespace motcua::tests::chip
