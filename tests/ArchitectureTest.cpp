// SPDX-License-Identifier: GPL-3.0-or-later
// Checks what CMake cannot: who may include whom, and the house's few absolute rules. The table is the architecture.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// A room, its layer, and the rooms that it may include besides itself; those may not include it.
struct Room
{
    std::string name;
    std::string layer;
    std::set<std::string> mayInclude;
};

const std::vector<Room> rooms{
    {"primitives", "crypto", {}},
    {"payload", "crypto", {"primitives"}},
    {"omemoc", "crypto", {"primitives"}},
    {"keys", "crypto", {"primitives", "omemoc"}},
    {"ratchet", "crypto", {"primitives", "payload", "omemoc", "keys"}},
    {"signalc", "crypto", {"omemoc", "ratchet"}},

    {"base", "core", {}},
    {"xml", "core", {"base"}},
    {"model", "core", {"base"}},
    {"stream", "core", {"base", "xml", "model"}},
    {"xep", "core", {"base", "xml", "model", "stream"}},
    {"store", "core", {"base", "model"}},
    {"encryption", "core", {"base", "xml", "model", "stream", "xep", "store"}},
    {"steps", "core", {"base", "xml", "model", "stream", "xep", "store", "encryption"}},
    {"chat", "core", {"base", "xml", "model", "stream", "xep", "store", "encryption", "steps"}},

    {"theme", "ui", {"base"}},
    {"text", "ui", {"base", "model", "theme"}},
    {"widgets", "ui", {"base", "model", "theme", "text"}},
    {"lists", "ui", {"base", "model", "chat", "theme", "text", "widgets"}},
    {"media", "ui", {"base", "model", "chat", "theme", "text", "widgets"}},
    {"timeline", "ui", {"base", "model", "chat", "theme", "text", "widgets", "media"}},
    {"composer", "ui", {"base", "model", "chat", "theme", "text", "widgets", "media"}},
    {"onboarding", "ui", {"base", "model", "chat", "theme", "text", "widgets"}},
    {"trust", "ui", {"base", "model", "chat", "theme", "text", "widgets", "lists"}},
    {"settings", "ui", {"base", "model", "chat", "theme", "text", "widgets", "lists", "trust", "onboarding"}},
    {"window",
     "ui",
     {"base", "model", "chat", "theme", "text", "widgets", "lists", "media", "timeline", "composer", "onboarding",
      "trust", "settings"}},

    {"cli", "app", {"base", "model", "store", "chat"}},
};

// Only these files may open crypto's door; a program's main() keeps the library alive and asks for its self-test.
const std::regex cryptoDoor{
    "core/(stream/(Sasl|Scram)|xep/Omemo|store/KeyRing|encryption/|chat/(Encryption|Transfers)).*"
    "|app/(cli/)?main\\.cpp"};

struct Source
{
    std::string path; // from the root of the tree, with slashes
    std::string layer;
    std::string room;
    std::string text; // without comments
    int lines = 0;
};

std::string read(const fs::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// Comments and the inside of string literals do not count as code.
std::string withoutComments(const std::string &text)
{
    static const std::regex noise(R"(//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)");
    return std::regex_replace(text, noise, "");
}

std::vector<Source> readSources()
{
    const fs::path root(LUCCHETTO_SOURCE_DIR);
    std::vector<Source> sources;
    for (const char *layer : {"app", "core", "crypto", "ui"}) {
        for (const auto &entry : fs::recursive_directory_iterator(root / layer)) {
            const std::string ending = entry.path().extension().string();
            if (ending != ".h" && ending != ".cpp")
                continue;
            const fs::path relative = fs::relative(entry.path(), root);
            // core/chat/steps/X.cpp belongs to the room chat
            const std::string room = (++relative.begin())->has_extension() ? "" : (++relative.begin())->string();
            const std::string text = read(entry.path());
            sources.push_back({relative.generic_string(), layer, room, withoutComments(text),
                               static_cast<int>(std::count(text.begin(), text.end(), '\n'))});
        }
    }
    std::sort(sources.begin(), sources.end(), [](const Source &a, const Source &b) { return a.path < b.path; });
    return sources;
}

const std::vector<Source> &sources()
{
    static const std::vector<Source> all = readSources();
    return all;
}

const Room *findRoom(const std::string &name)
{
    const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const Room &room) { return room.name == name; });
    return found == rooms.end() ? nullptr : &*found;
}

// The rooms named by #include "room/File.h"; includes of the own room's files included.
std::vector<std::string> includedRooms(const Source &source)
{
    static const std::regex include(R"re(#\s*include\s+"([a-z]+)/[^"]+")re");
    std::vector<std::string> names;
    for (std::sregex_iterator it(source.text.begin(), source.text.end(), include), end; it != end; ++it)
        names.push_back((*it)[1]);
    return names;
}

// Why `source` may not include something of `name`; empty if it may.
std::string refusal(const Source &source, const std::string &name)
{
    const Room *target = findRoom(name);
    if (!target)
        return "there is no room " + name + " in the table";
    if (name == source.room)
        return {};
    if (target->layer == "crypto" && source.layer != "crypto")
        return std::regex_match(source.path, cryptoDoor) ? std::string() : "this file may not open crypto's door";
    if (source.layer == "app" && source.room.empty()) // puts all together, but locks and wires are core's own affair
        return name == "xml" || name == "xep" ? "app does not see " + name : std::string();
    const Room *own = findRoom(source.room);
    if (!own)
        return "the room " + source.room + " is not in the table";
    return own->mayInclude.count(name) ? std::string() : source.room + " may not include " + name;
}

std::string complaintsAbout(const std::regex &forbidden, const std::string &layerOrPath,
                            const std::string &allowed = {})
{
    std::string complaints;
    for (const Source &source : sources()) {
        std::smatch found;
        if (source.path.rfind(layerOrPath, 0) == 0 && (allowed.empty() || source.path.rfind(allowed, 0) != 0)
            && std::regex_search(source.text, found, forbidden))
            complaints += source.path + ": " + found.str() + "\n";
    }
    return complaints;
}

} // namespace

TEST_CASE("every include goes in an allowed direction", "[architecture]")
{
    REQUIRE(sources().size() > 20);
    std::string complaints;
    for (const Source &source : sources()) {
        for (const std::string &name : includedRooms(source)) {
            if (const std::string why = refusal(source, name); !why.empty())
                complaints += source.path + ": " + why + "\n";
        }
    }
    CHECK(complaints == "");
}

TEST_CASE("the table of rooms has no cycle and knows each folder", "[architecture]")
{
    for (const Room &room : rooms) {
        for (const std::string &name : room.mayInclude) {
            REQUIRE(findRoom(name));
            INFO(room.name << " and " << name);
            // each room stands below those that may include it, so no way leads back
            CHECK(findRoom(name) < &room);
        }
    }
    for (const Source &source : sources()) {
        INFO(source.path);
        CHECK((source.room.empty() || findRoom(source.room)));
        CHECK((source.room.empty() || !findRoom(source.room) || findRoom(source.room)->layer == source.layer));
    }
}

TEST_CASE("no file includes another by a relative path, or a source file", "[architecture]")
{
    CHECK(complaintsAbout(std::regex(R"re(#\s*include\s+"\.\.?/[^"]*")re"), "") == "");
    CHECK(complaintsAbout(std::regex(R"re(#\s*include\s+"(?!([a-z]+/)?moc_)[^"]*\.cpp")re"), "") == "");
}

TEST_CASE("every source is listed in its room's CMakeLists.txt", "[architecture]")
{
    const fs::path root(LUCCHETTO_SOURCE_DIR);
    for (const Source &source : sources()) {
        const fs::path path = root / source.path;
        const std::string list = read(path.parent_path() / "CMakeLists.txt");
        INFO(source.path);
        CHECK(std::regex_search(list, std::regex("(^|[\\s(/,])" + path.filename().string() + "[\\s),>]")));
    }
}

TEST_CASE("there are no singletons", "[architecture]")
{
    CHECK(complaintsAbout(std::regex(R"((^|[^\w:])(?!Q\w+::)(?:\w+::)*instance\s*\()"), "") == "");
}

TEST_CASE("names say what a thing is", "[architecture]")
{
    CHECK(complaintsAbout(std::regex(R"(\b(class|struct)\s+\w*(Manager|Helper|Utils|Controller|Data|Info)\b)"), "")
          == "");
}

TEST_CASE("core keeps away from parsers that hostile input could abuse", "[architecture]")
{
    CHECK(complaintsAbout(std::regex(R"(\b(QDom\w+|QXmlStreamReader|QRegularExpression)\b)"), "core") == "");
}

TEST_CASE("remote text is never rich text", "[architecture]")
{
    CHECK(complaintsAbout(std::regex(R"(\b(setHtml|insertHtml|toHtml|setMarkdown)\s*\()"), "") == "");
    // QLabel guesses its format: widgets/ makes labels that are plain text, and everybody takes those.
    CHECK(complaintsAbout(std::regex(R"(\bnew\s+QLabel\b|\bQLabel\s+\w+\s*[;({])"), "", "ui/widgets/") == "");
}

TEST_CASE("every file says its licence and its header says what it is", "[architecture]")
{
    const fs::path root(LUCCHETTO_SOURCE_DIR);
    for (const Source &source : sources()) {
        const std::string text = read(root / source.path);
        INFO(source.path);
        CHECK(text.rfind("// SPDX-License-Identifier: GPL-3.0-or-later\n", 0) == 0);
        if (source.path.ends_with(".h")) {
            CHECK(text.find("#pragma once") != std::string::npos);
            CHECK(text.find("\n// ") == text.find('\n'));
        }
    }
}

TEST_CASE("files stay short enough to be read at one sitting", "[architecture]")
{
    for (const Source &source : sources()) {
        INFO(source.path << " has " << source.lines << " lines");
        CHECK(source.lines <= 400);
    }
}

// GCC 12 destroys temporaries of aggregate or closure type twice when they stand inside an awaited expression.
TEST_CASE("nothing with braces or a lambda is made inside an awaited expression", "[architecture]")
{
    std::string complaints;
    for (const Source &source : sources()) {
        for (auto at = source.text.find("co_await "); at != std::string::npos;
             at = source.text.find("co_await ", at + 1)) {
            const auto end = std::min(source.text.find(".on(", at), source.text.find(";", at));
            std::string awaited = source.text.substr(at, end - at);
            awaited = std::regex_replace(awaited, std::regex{R"(([(,] ?)\{\})"}, "$1");
            if (awaited.find('{') != std::string::npos)
                complaints += source.path + ": " + awaited + "\n";
        }
    }
    CHECK(complaints == "");
}
