using System.Security.Cryptography;
using System.Text;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// スマホ発券: gives the numbers that are wished for outside. The ids are made of the wish itself, so a wish that is pulled again,
/// because its answer was lost or this program was killed, finds its number in the ledger and gets no second one.
/// </summary>
internal sealed partial class RemoteTickets(ISites sites, TimeProvider clock, ILogger<RemoteTickets> log)
{
    public const int MostAtOnce = 100;
    const string Actor = "reservation-web";

    /// <summary>Whoever's wish lay here over night has long had another way; a clock may be a little ahead.</summary>
    static readonly TimeSpan Oldest = TimeSpan.FromHours(20), Ahead = TimeSpan.FromMinutes(5);

    /// <returns>Answers to all that could be read and decided; the others are asked again.</returns>
    public async Task<IReadOnlyList<RemoteAnswer>> Answer(IReadOnlyList<RemoteAsk?> asks)
    {
        var answers = await Task.WhenAll(asks.Take(MostAtOnce).Select(ask => ask is not null && IsReadable(ask) ? Answer(ask) : Task.FromResult(NotReadable())));
        return [.. answers.OfType<RemoteAnswer>()];
    }

    RemoteAnswer? NotReadable()
    {
        Unreadable();
        return null;
    }

    async Task<RemoteAnswer?> Answer(RemoteAsk ask)
    {
        var (id, asked) = (IdOf(ask, "wish"), BusinessTime.Local(ask.At));
        if (!sites.Exists(ask.Site))
            return new(ask.Code, null, "unknown-site");
        SiteDayCommand command = ask.Cancelled
            ? new SiteDayCommand.CancelTicket(new(id), UnlessAtCounter: true)
            : new SiteDayCommand.IssueTicket(new(id), ask.Token, [.. ask.Procedures.Select(code => new ProcedureCode(code))], ask.Language, false)
            {
                Channel = TicketChannel.Remote,
                Remote = new(new(ask.Code), asked),
            };
        var envelope = new CommandEnvelope(ask.Cancelled ? IdOf(ask, "cancel") : id, Fingerprint.Of("remote", ask), Actor, command);
        var answer = await sites.Execute(ask.Site, BusinessTime.DateOf(asked), envelope);
        return answer.Refused switch
        {
            null => new(ask.Code, ask.Cancelled ? null : answer.Tickets[0].Number.ToString(), null),
            { Code: Busy.Code } => null,
            // What was never issued, or is over, is given up already.
            { Code: "unknown-ticket" or "ticket-finished" } when ask.Cancelled => new(ask.Code, null, null),
            { } refused when ask.Cancelled => new(ask.Code, await NumberOf(ask, id), refused.Code),
            { } refused => new(ask.Code, null, refused.Code),
        };
    }

    async Task<string?> NumberOf(RemoteAsk ask, Guid ticket) => (await sites.Ticket(ask.Site, ticket))?.Number;

    /// <summary>無害化: rebuilt from fields that are what they must be, or not at all.</summary>
    bool IsReadable(RemoteAsk ask) =>
        BookingReader.IsCode(ask.Code)
        && ask.Token is { Length: 22 } && ask.Token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && ask.Site is { Length: >= 1 and <= 40 }
        && TicketCommands.ReadProcedures(ask.Procedures, out _) is null
        && TicketCommands.Languages.Contains(ask.Language ?? "")
        && clock.GetUtcNow() - ask.At is var age && age < Oldest && age > -Ahead;

    /// <summary>The same wish, the same id, whoever asks and however often. (RFC 9562, version 8.)</summary>
    static Guid IdOf(RemoteAsk ask, string what)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{what} {ask.Code} {ask.Token}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A wish for a number from afar is not readable and was not let in")]
    partial void Unreadable();
}
