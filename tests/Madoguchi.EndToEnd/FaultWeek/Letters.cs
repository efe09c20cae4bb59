using System.Text.RegularExpressions;
using Madoguchi.TestKit.Mails;
using MimeKit;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>What came into the residents' mailboxes.</summary>
internal static partial class Letters
{
    public const string Site = "https://yoyaku.city.example.jp";

    public const string Confirm = "予約を決めるには", Booked = "予約が決まりました", Changed = "予約の日時が変わりました", Cancelled = "予約を取り消しました", Reminder = "明日は予約の日です";

    public static readonly IReadOnlyList<string> Kinds = [Confirm, Booked, Changed, Cancelled, Reminder];

    public static MimeMessage? Of(MailServer relay, string? address, string kind) => relay.To(address).FirstOrDefault(letter => IsOf(letter, kind));

    /// <summary>The link in it, as a path of the site.</summary>
    public static string Link(MimeMessage letter) => LinkInside().Match(letter.TextBody!).Groups[1].Value;

    /// <summary>All that is wrong with the week's mails.</summary>
    public static IEnumerable<string> Wrong(IReadOnlyList<MimeMessage> letters, IReadOnlyList<Promise> promises)
    {
        var byNotice = letters.GroupBy(letter => (Code: Code().Match(letter.TextBody!).Groups[1].Value.Replace("-", "", StringComparison.Ordinal), Kind: Kinds.Single(kind => IsOf(letter, kind)))).ToArray();
        var moves = promises.Where(promise => promise.Code is not null).ToDictionary(promise => promise.Code!, promise => promise.MovesPressed);
        foreach (var notice in byNotice)
        {
            // Each move is a notice of its own, and is reminded of on its own day.
            var (ids, moved) = (notice.Select(letter => letter.MessageId).Distinct().Count(), moves.GetValueOrDefault(notice.Key.Code));
            if (ids > notice.Key.Kind switch { Changed => Math.Max(1, moved), Reminder => 1 + moved, _ => 1 })
                yield return $"{notice.Key} came under {ids} Message-IDs";
        }
        foreach (var id in byNotice.SelectMany(notice => notice.Select(letter => (letter.MessageId, notice.Key))).Distinct().GroupBy(one => one.MessageId).Where(id => id.Count() > 1))
            yield return $"one Message-ID for {string.Join(" and ", id)}";
        foreach (var promise in promises.Where(promise => promise is { Mail: not null, CancelledAt: var at } && at != default && at < ReminderOf(promise)))
        {
            if (letters.Any(letter => letter.To.Mailboxes.Any(box => box.Address == promise.Mail) && IsOf(letter, Reminder) && promise.MovesPressed == 0))
                yield return $"{promise.Code} was cancelled and reminded of";
        }
    }

    /// <summary>Mails that somebody still waits for.</summary>
    public static IEnumerable<string> Missing(MailServer relay, IReadOnlyList<Promise> promises, DateTimeOffset now) =>
        from promise in promises
        where promise.Mail is not null && promise.Code is not null
        from kind in Owed(promise, now)
        where Of(relay, promise.Mail, kind) is null
        select $"{promise.Code}: {kind}";

    /// <summary>Mails that nobody sends any more, and that have not come. They are read first: what comes meanwhile came in time.</summary>
    public static IEnumerable<string?> Vanished(BothSides sides, MailServer relay)
    {
        var sent = sides.SentMails();
        return sent.Select(id => $"{id:N}@city.example.jp").Except(relay.Taken.Select(letter => letter.MessageId));
    }

    static IEnumerable<string> Owed(Promise promise, DateTimeOffset now)
    {
        yield return Confirm;
        if (promise.State is Standing.Cancelled)
            yield return Cancelled;
        if (promise.State is not Standing.Stands)
            yield break;
        // What was moved before the first mail left is told of once, as it is now.
        yield return promise.IsMoved ? Changed : Booked;
        if (ReminderOf(promise) is var due && due > promise.SettledAt && due < now)
            yield return Reminder;
    }

    static DateTimeOffset ReminderOf(Promise promise) => new(promise.Start.Date.AddDays(-1).AddHours(10), promise.Start.Offset);

    public static bool IsOf(MimeMessage letter, string kind) => letter.Subject!.Contains(kind, StringComparison.Ordinal);

    [GeneratedRegex("https://yoyaku\\.city\\.example\\.jp(/r/[^\\s\"]+)")]
    private static partial Regex LinkInside();

    [GeneratedRegex("予約番号：([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex Code();
}
