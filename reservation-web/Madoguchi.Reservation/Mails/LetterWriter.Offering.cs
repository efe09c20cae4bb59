using System.Globalization;
using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Ui.Languages;
using MimeKit;

namespace Madoguchi.Reservation.Mails;

/// <summary>A seat came back: to who waits for it.</summary>
internal sealed partial class LetterWriter
{
    public MimeMessage Write(MailRow mail, WaitingRow waiting)
    {
        var text = Texts.In(waiting.Language);
        var letter = Empty(mail, text, Subject(mail.Kind, text));
        // Nobody has proved this address yet either: see IsProved.
        letter.To.Add(new MailboxAddress("", waiting.Mail));
        (string Text, string? Link, bool IsItem)[] parts = [.. Parts(waiting, text)];
        letter.Body = Alternative(parts, text);
        return letter;
    }

    IEnumerable<(string Text, string? Link, bool IsItem)> Parts(WaitingRow waiting, LocalTexts text)
    {
        // The clock starts when this has left, which is not before it is written: what is named here is kept.
        var latest = waiting.Latest!.Value;
        var until = JapanTime.In(clock.GetUtcNow() + waits.For < latest ? clock.GetUtcNow() + waits.For : latest);
        var day = Wareki.WithWeekday(DateOnly.FromDateTime(until.DateTime), text.Language.Code);
        var link = $"{settings.PublicUrl}w/{waiting.Token}?lang={waiting.Language}";
        yield return (text.Format("body.offer", string.Create(CultureInfo.InvariantCulture, $"{day} {until:H:mm}")), null, false);
        yield return (Fact(text, "when", When(waiting.Start!.Value, waiting.Minutes, text)), null, true);
        yield return (Fact(text, "where", Place(waiting.Site, text)), null, true);
        foreach (var procedure in waiting.ProcedureCodes.Select(code => book.Current?.Procedure(code)).Where(procedure => procedure is not null))
            yield return (Fact(text, "procedure", Names.In(procedure!.Names, text.Language.Code)), null, true);
        yield return (text["offer"], link, false);
        yield return (text["offerLeave"], link, false);
    }
}
