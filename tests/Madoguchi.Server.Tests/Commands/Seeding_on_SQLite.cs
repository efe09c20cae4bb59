using FluentAssertions;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Seeding;
using Xunit;

namespace Madoguchi.Server.Tests.Commands;

public sealed class Seeding_on_SQLite : SeedingRules
{
    readonly OneDatabase _database;

    public Seeding_on_SQLite() : this(new()) { }

    Seeding_on_SQLite(OneDatabase database) : base(database) => _database = database;

    [Theory]
    [InlineData("sites.json", "\"open\": \"08:30\"", "\"open\": \"25:30\"", "sites.json, line 16: \"sites/0/hours/0/open\" is \"25:30\"; a time from 00:00 to 23:59 is allowed.")]
    [InlineData("sites.json", "\"categories\": [\"H\", \"B\"]", "\"categories\": [\"H\", \"Q\"]", "sites.json, line 29: The category \"Q\" is unknown; A, B, C, D, E, F, G, H are allowed.")]
    [InlineData("sites.json", "\"from\": 1, \"to\": 799, \"offlineFrom\": 800", "\"from\": 1, \"to\": 799, \"offlineFrom\": 700", "sites.json, line 5: The numbers of A are 1–799 and 700–999; from ≤ to < offlineFrom ≤ offlineTo is allowed.")]
    [InlineData("sites.json", "\"nationalHolidays\": true,", "", "sites.json, line 38: \"closed\" has no \"nationalHolidays\"; it is needed.")]
    [InlineData("sites.json", "\"R13\":", "\"X99\":", "sites.json, line 39: \"limitedHours\" names X99, which is not in procedures.csv.")]
    [InlineData("sites.json", "\"kiosks\": 2", "\"kiosks\": \"two\"", "sites.json, line 15: \"sites/0/kiosks\" is \"two\"; a whole number from 0 to 100 is allowed.")]
    [InlineData("sites.json", "\"sites\": [", "\"sites\": [,", "sites.json, line 14: this is not readable JSON; UTF-8 JSON without comments is allowed.")]
    [InlineData("procedures.csv", "J02,転出届", "j2,転出届", "procedures.csv, line 3: code is \"j2\"; a capital letter and digits, at most 10 characters, are allowed.")]
    [InlineData("procedures.csv", "yes,forward,forward", "yes,perhaps,forward", "procedures.csv, line 37: kokubunji_eki is \"perhaps\"; yes, no, forward or limited_hours is allowed.")]
    [InlineData("procedures.csv", "J03,転居届", "J02,転居届", "procedures.csv, line 4: the procedure J02 is there twice.")]
    [InlineData("procedures.csv", "code,name_ja", "code,name", "procedures.csv, line 1: the column name_ja is missing.")]
    [InlineData("procedures.csv", "J04,世帯変更届,", "J04,", "procedures.csv, line 5: it has 16 fields; 17 are needed, as in the header.")]
    [InlineData("procedures.csv", "J04,世帯変更届", "J04,\"世帯変更届", "procedures.csv, line 5: a quoted field is not closed.")]
    [InlineData("life-events.json", "\"M05\": [\"M03\"]", "\"M05\": [\"M99\"]", "life-events.json, line 3: The procedure M99 is not in procedures.csv.")]
    [InlineData("life-events.json", "\"M03\": [\"J01\"", "\"M03\": [\"M05\"", "life-events.json, line 3: M03 comes after itself; the order of a visit must not run in a circle.")]
    public async Task A_mistake_is_told_with_its_file_its_line_and_what_is_allowed(string file, string what, string by, string sentence)
    {
        var folder = _database.SeedFolder();
        var path = Path.Combine(folder, file);
        var text = await System.IO.File.ReadAllTextAsync(path);
        var at = text.IndexOf(what, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0, "the mistake must be made in the seed as it is");
        await System.IO.File.WriteAllTextAsync(path, text[..at] + by + text[(at + what.Length)..]);
        (await _database.Invoking(it => it.Run("seed", folder)).Should().ThrowAsync<SeedException>()).WithMessage(sentence);
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("seed", "--demo", "elsewhere")]
    [InlineData("seed", "/nowhere")]
    [InlineData("seed", "x", "--demo-keys")]
    [InlineData("keys")]
    [InlineData("keys", "add")]
    [InlineData("keys", "add", "x")]
    [InlineData("keys", "add", "x", "--role")]
    [InlineData("keys", "add", "x", "--role", "king")]
    [InlineData("keys", "add", "x y", "--role", "kiosk")]
    [InlineData("keys", "add", "x", "--role", "kiosk", "--site", "nowhere")]
    [InlineData("keys", "add", "x", "--role", "kiosk", "surplus")]
    [InlineData("keys", "revoke", "unknown")]
    [InlineData("staff", "add", "nobody", "--name", "N", "--role", "clerk")]
    [InlineData("staff", "add", "a@b.example", "--name", "N", "--role", "king")]
    [InlineData("backup")]
    [InlineData("restore", "/nowhere")]
    [InlineData("dance")]
    public async Task A_command_that_cannot_be_done_says_so_in_one_sentence(params string[] words) =>
        (await _database.Invoking(it => it.Run(words)).Should().ThrowAsync<CommandException>())
            .Which.Message.Should().MatchRegex(@"^.+[.]$").And.NotContain("\n");
}
