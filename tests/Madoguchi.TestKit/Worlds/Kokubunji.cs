using System.Collections.Immutable;
using System.Globalization;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.TestKit.Worlds;

/// <summary>The city hall of the seed, as rules of one day: the shape is the seed's, written down so that tests need no file.</summary>
public static class Kokubunji
{
    /// <summary>An ordinary Tuesday.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    const string Procedures = """
        J01 B 25, J02 B 15, J03 B 20, J04 B 15, J10 A 5 J01 J03 J04, J11 A 6, J12 A 8, J13 A 10, I01 A 15 J01 J03, I02 A 5 I01, I03 A 10,
        R01 B 25, R02 B 30, R03 B 30, R04 B 25, R10 A 7, R11 A 12, R12 A 6, R13 A 30, R14 A 10, R15 A 7,
        M01 C 20, M02 C 25, M03 C 10 J01 J03 R02 R03, M04 C 12, M05 C 15 M03, M06 C 20, T01 A 6, T02 A 6, T03 A 10,
        T04 E 30, T05 E 12, T06 E 10, T07 E 15 R04, H01 D 20 J01 J03, H02 D 10 J02, H03 D 10, H04 D 12, H05 D 15 J01 J03, H06 D 15 R01, H07 D 15 R04,
        N01 D 15 J01, N02 D 15, N03 D 20 R04, C01 F 15 J01 R01, C02 F 12 J01 R01, C03 F 10 J02, C04 F 40, C05 F 40 J01, C06 F 30, E01 F 15 J01 J03,
        W01 G 25 J01 J03, W03 G 25 J01 J03, K01 H 8, Z01 H 12, Z90 H 5
        """;

    /// <summary>本庁舎 today: 8:30–17:00, the last number at 16:45, R13 from 9:00 to 16:00.</summary>
    public static SiteRules Rules { get; } = RulesOn(Today);

    public static SiteRules RulesOn(DateOnly date) => new(
        "honchosha", date, new(At(date, "08:30"), At(date, "16:45"), At(date, "17:00")),
        ImmutableSortedDictionary.CreateRange("A証明書 B引越し・戸籍 Cマイナンバーカード D国保・年金 E税金 F子育て・学校 G福祉・介護 H総合相談".Split(' ')
            .Select(text => KeyValuePair.Create(text[0], new CategoryRule(text[0], text[1..], 1, 799, []) { Offline = new(800, 999) }))),
        ImmutableSortedDictionary.CreateRange(Procedures.Split(',', StringSplitOptions.TrimEntries)
            .Select(text => Procedure(text, date)).Select(rule => KeyValuePair.Create(rule.Code, rule))),
        ImmutableSortedDictionary.CreateRange("H A A BA B C D D E F G HB".Split(' ')
            .Select((serves, i) => new CounterRule(new(i + 1), $"{i + 1}番", [.. serves], ReservationOnly: i == 11))
            .Select(rule => KeyValuePair.Create(rule.Number, rule))),
        Promises.Default);

    public static DateTimeOffset At(string time) => At(Today, time);

    static DateTimeOffset At(DateOnly date, string time) => BusinessTime.At(date, TimeOnly.Parse(time, CultureInfo.InvariantCulture));

    static ProcedureRule Procedure(string text, DateOnly date)
    {
        var words = text.Split(' ');
        var isLimited = words[0] == "R13";
        return new(
            new(words[0]), words[1][0], int.Parse(words[2], CultureInfo.InvariantCulture), [.. words[3..].Select(code => new ProcedureCode(code))],
            isLimited ? At(date, "09:00") : null, isLimited ? At(date, "16:00") : null);
    }
}
