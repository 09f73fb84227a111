// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces libFuzzer where there is no clang. Runs every file of a corpus, then mutations of them,
// which are the same for the same seed. Takes libFuzzer's options: -seed=N -runs=N FILE-OR-FOLDER…
#include "tests/fuzz/promise.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Input = std::string;
using Random = std::mt19937_64;

constexpr size_t longest = 128UL * 1024;
constexpr auto saved = "crash-input";

Input current; // the input that a crash would be about

/// Saves the input that crashed in a file. Async-signal-safe.
void saveCurrent(int signal)
{
    const int file = ::open(saved, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const bool isSaved = file >= 0 && ::write(file, current.data(), current.size()) >= 0;
    constexpr std::string_view text = "The input is in ./crash-input\n";
    if (isSaved && ::write(STDERR_FILENO, text.data(), text.size()) >= 0) {
        ::close(file);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(Input input)
{
    current = std::move(input);
    const std::vector<std::uint8_t> exact(current.begin(), current.end()); // so that a read past
    LLVMFuzzerTestOneInput(exact.data(), exact.size());                    // the end is noticed
}

Input readFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Input> readCorpus(const std::filesystem::path &place)
{
    if (!std::filesystem::is_directory(place)) {
        return {readFile(place)};
    }
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(place)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end()); // the system's order is not the same everywhere
    std::vector<Input> corpus;
    std::transform(files.begin(), files.end(), std::back_inserter(corpus), readFile);
    return corpus;
}

size_t below(Random &random, size_t limit)
{
    return limit == 0 ? 0 : random() % limit;
}

/// A part of \a input, at most \a most bytes long.
Input pieceOf(const Input &input, Random &random, size_t most)
{
    const auto begin = below(random, input.size() + 1);
    return input.substr(begin, below(random, most + 1));
}

char interestingByte(Random &random)
{
    constexpr std::string_view bytes("\0\t\n\r \"%&'+,-/0:;=?\\\x1b\x7f\x80\xbf\xc3\xef\xff", 26);
    return random() % 2 ? bytes[below(random, bytes.size())] : static_cast<char>(random());
}

void mutateOnce(Input &input, const Input &other, Random &random)
{
    const auto at = below(random, input.size() + 1);
    switch (random() % 16) { // mostly small changes, so that much stays valid
    case 0:
        input.insert(at, 1, interestingByte(random));
        break;
    case 1:
        input.erase(at, 1 + below(random, 8));
        break;
    case 2:
        input.insert(at, pieceOf(input, random, 64)); // repeats a part of the input
        break;
    case 3:
        input.insert(at, pieceOf(other, random, 64));
        break;
    case 4:
        input.erase(at, below(random, input.size() + 1));
        break;
    default:
        if (at < input.size()) {
            input[at] = interestingByte(random);
        }
    }
}

Input mutated(const std::vector<Input> &corpus, Random &random)
{
    auto input = corpus[below(random, corpus.size())];
    for (auto changes = 1 + below(random, 3); changes > 0; --changes) {
        mutateOnce(input, corpus[below(random, corpus.size())], random);
    }
    input.resize(std::min(input.size(), longest));
    return input;
}

/// The number after \a name in \a argument, or \a otherwise.
std::uint64_t number(std::string_view argument, std::string_view name, std::uint64_t otherwise)
{
    return argument.starts_with(name) ? std::stoull(std::string(argument.substr(name.size())))
                                      : otherwise;
}

} // namespace

int main(int argc, char **argv)
{
    std::uint64_t seed = 1;
    std::uint64_t runs = 0;
    std::vector<Input> corpus;
    for (const std::string_view argument : std::vector<std::string_view>(argv + 1, argv + argc)) {
        seed = number(argument, "-seed=", seed);
        runs = number(argument, "-runs=", runs);
        if (!argument.starts_with('-')) {
            const auto read = readCorpus(argument);
            corpus.insert(corpus.end(), read.begin(), read.end());
        }
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS}) {
        std::signal(signal, saveCurrent);
    }
    run({});
    std::for_each(corpus.begin(), corpus.end(), run);
    Random random(seed);
    for (std::uint64_t i = 0; i < runs && !corpus.empty(); ++i) {
        run(mutated(corpus, random));
    }
    std::printf("%zu files and %ju mutations\n", corpus.size(), static_cast<std::uintmax_t>(runs));
    return corpus.empty() ? 1 : 0;
}
