using Madoguchi.Contracts.Http;

namespace Madoguchi.Reservation.Tests;

/// <summary>A city hall that gives numbers from afar, played by the test.</summary>
internal static class RemoteHall
{
    public const string Confirm = "/remote/honchosha/confirm?p=J10";

    public static async Task<HubConnection> Hall(Site site, int? left, bool isOpen = true, Func<RemoteAsk, RemoteAnswer>? answer = null)
    {
        var cityHall = await site.Dial(connection =>
        {
            if (answer is not null)
                connection.On(nameof(ILinkClient.RemoteWaiting), async () =>
                {
                    if (await Pull(connection) is { Count: > 0 } asks)
                        await connection.InvokeAsync(nameof(ILinkHub.AnswerRemote), asks.Select(answer).ToArray());
                });
        });
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, []));
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishCongestion), new Congestion(Site.Morning, "132144", "CC BY 4.0",
        [
            new("honchosha", "市役所本庁舎", isOpen, 1, [new("A", "証明書", 3, new(5, 10), true), new("B", "届出", 0, new(0, 1), true), new("D", "国保", 0, null, false)], []) { RemoteLeft = left },
        ]));
        return cityHall;
    }

    public static Task<IReadOnlyList<RemoteAsk>> Pull(HubConnection cityHall) => cityHall.InvokeAsync<IReadOnlyList<RemoteAsk>>(nameof(ILinkHub.PullRemote));

    public static Task Answer(HubConnection cityHall, RemoteAnswer answer) => cityHall.InvokeAsync(nameof(ILinkHub.AnswerRemote), (RemoteAnswer[])[answer]);

    public static TicketStatus Ticket(string token, long version, TicketRemote remote) =>
        PushedTicket.Status(version, LegStates.Waiting, ahead: remote is { Here: false, TurnMissedAt: not null } ? null : 4, wait: new(12, 20)) with { Token = token, Remote = remote };

    public static IEnumerable<KeyValuePair<string, string>> Fields(ResidentPage form) =>
        [new("key", BookingBrowser.Hidden(form.Html, "key")), new("__RequestVerificationToken", BookingBrowser.Hidden(form.Html, "__RequestVerificationToken"))];
}
