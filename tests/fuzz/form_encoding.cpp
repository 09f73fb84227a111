// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a form, from which webhooks and signatures are read.
#include "net/form_encoding.h"
#include "tests/fuzz/promise.h"

using namespace savehub;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = toView(data, size).toByteArray();
    const auto fields = decodeForm(bytes);
    promise(fields.size() <= static_cast<size_t>(bytes.count('&')) + 1, "a field for each part");

    const auto encoded = encodeForm(fields);
    promise(decodeForm(encoded) == fields, "what was read can be written and read again");
    for (const char byte : encoded) {
        promise(byte > ' ' && byte < 0x7f && byte != '+', "what is written is plain");
    }
    for (const auto &[name, value] : fields) {
        promise(!firstValue(fields, name).isNull() || value.isNull(), "a name is found again");
    }
    return 0;
}
