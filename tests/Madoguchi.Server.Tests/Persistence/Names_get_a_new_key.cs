using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Tests.Commands;
using Madoguchi.Shared;
using Madoguchi.TestKit.Programs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Persistence;

/// <summary>What was sealed with a key of last year is sealed with today's, by the server itself.</summary>
public sealed class Names_get_a_new_key : IDisposable
{
    static readonly DateTimeOffset Visit = TimeProvider.System.GetUtcNow().AddDays(3);
    static readonly StoredBooking Ueda = new(
        1, "AAAA2222", "honchosha", Visit, 30, ["J10"], "上田 珠緒", "ウエダ　タマオ", "09066421785", "tamao@mail.example", "ja", false, Visit.AddDays(-1));

    readonly OneDatabase _database = new();

    [Fact]
    public async Task And_the_old_one_is_thrown_away_with_every_byte_it_sealed()
    {
        await _database.Run("seed", "--demo");
        string old = "";
        await _database.With(["keys", "list"], async services =>
        {
            await services.GetRequiredService<IBookings>().Store([Ueda], 1, default);
            var seal = services.GetRequiredService<PersonSeal>();
            old = seal.FileOf(seal.Keys.GetAllKeys().Single());
        });
        var before = Stored();
        before.Should().HaveCount(4).And.OnlyContain(sealing => sealing.StartsWith("s1.", StringComparison.Ordinal));
        Files().Should().Contain(file => before.All(sealing => Holds(file, sealing)), "the search finds what is there");
        Age(old);

        await using (var server = ServerProgram.Build(["--Madoguchi:Database", $"sqlite:{_database.File("madoguchi.db")}", "--urls", "http://127.0.0.1:0"]))
        {
            await server.StartAsync();
            await Eventually.Is(() => Task.FromResult(!File.Exists(old)), "the old key is thrown away");
            (await server.Services.GetRequiredService<IBookings>().Find(Ueda.Code, default)).Should().BeEquivalentTo(Ueda);
            await server.StopAsync();
        }

        Stored().Should().HaveCount(4).And.OnlyContain(sealing => sealing.StartsWith("s1.", StringComparison.Ordinal)).And.NotIntersectWith(before);
        foreach (var file in Files())
            before.Should().NotContain(sealing => Holds(file, sealing), $"nothing that the old key opens is in {file}");
        // Another start, with the new key alone.
        await _database.With(["keys", "list"], async services =>
            (await services.GetRequiredService<IBookings>().Find(Ueda.Code, default))!.Name.Should().Be(Ueda.Name));
    }

    /// <summary>As if it had been made a year ago, for ninety days.</summary>
    static void Age(string key)
    {
        var (made, ended) = (TimeProvider.System.GetUtcNow().AddDays(-365), TimeProvider.System.GetUtcNow().AddDays(-275));
        var text = Regex.Replace(File.ReadAllText(key), "<(creationDate|activationDate)>[^<]*<", $"<$1>{made:O}<");
        File.WriteAllText(key, Regex.Replace(text, "<expirationDate>[^<]*<", $"<expirationDate>{ended:O}<"));
    }

    List<string> Stored()
    {
        using var database = new SqliteConnection($"Data Source={_database.File("madoguchi.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var query = database.CreateCommand();
        query.CommandText = """SELECT "Name", "Kana", "Phone", "Mail" FROM "Bookings" """;
        using var row = query.ExecuteReader();
        return row.Read() ? [row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)] : [];
    }

    string[] Files() => Directory.GetFiles(Path.GetDirectoryName(_database.File("madoguchi.db"))!, "*", SearchOption.AllDirectories);

    static bool Holds(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    public void Dispose() => _database.Dispose();
}
