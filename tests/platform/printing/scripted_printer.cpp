#include "tests/platform/printing/scripted_printer.h"

#include <algorithm>
#include <cstring>

namespace motcua::tests {
namespace {

struct Bytes {
    std::string text;
    std::size_t at = 0;
};

ssize_t take_bytes(void* context, ipp_uchar_t* out, size_t count) {
    auto& bytes = *static_cast<Bytes*>(context);
    if (bytes.text.size() - bytes.at < count) return -1;
    std::memcpy(out, bytes.text.data() + bytes.at, count);
    bytes.at += count;
    return static_cast<ssize_t>(count);
}

ssize_t give_bytes(void* context, ipp_uchar_t* in, size_t count) {
    static_cast<Bytes*>(context)->text.append(reinterpret_cast<const char*>(in), count);
    return static_cast<ssize_t>(count);
}

}  // namespace

ScriptedPrinter::Message ScriptedPrinter::answer(ipp_op_t operation) {
    Message said(ippNew());
    ippSetVersion(said.get(), 2, 0);
    ippSetStatusCode(said.get(), IPP_STATUS_OK);
    ippSetRequestId(said.get(), 1);
    if (operation == IPP_OP_CREATE_JOB) {
        ++jobs;
        ippAddInteger(said.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", 7);
    }
    if (operation == IPP_OP_CANCEL_JOB) {
        ++cancelled;
        if (cancels && job == IPP_JSTATE_PROCESSING) job = IPP_JSTATE_CANCELED;
    }
    if (operation == IPP_OP_GET_JOB_ATTRIBUTES)
        ippAddInteger(said.get(), IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", job.load());
    if (operation == IPP_OP_GET_PRINTER_ATTRIBUTES) {
        ippAddString(said.get(), IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported", nullptr,
                     "application/pdf");
        ippAddInteger(said.get(), IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
    }
    return said;
}

void ScriptedPrinter::serve(Connection& peer) {
    const std::string request = peer.read_request();
    Bytes asked{request, std::min(request.size(), request.find("\r\n\r\n") + 4)};
    const Message question(ippNew());
    if (gone || ippReadIO(&asked, take_bytes, 1, nullptr, question.get()) != IPP_STATE_DATA) return;
    const ipp_op_t operation = ippGetOperation(question.get());
    const Message said = answer(operation);
    if (operation == IPP_OP_SEND_DOCUMENT) {
        ++papers;
        gone = silent_after_send.load();
        if (gone || loses_send_answer) return;
    }
    Bytes body;
    ippWriteIO(&body, give_bytes, 1, nullptr, said.get());
    (void)peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " +
                     std::to_string(body.text.size()) + "\r\n\r\n" + body.text);
}

}  // namespace motcua::tests
