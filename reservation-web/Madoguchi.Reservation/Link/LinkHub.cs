using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.RemoteTickets;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Reservation.Link;

/// <summary>What the city hall's server may ask and tell. Everything it says is checked before anything is changed.</summary>
internal sealed class LinkHub(
    LinkLine line, BookingFeed feed, MasterBook masterBook, CongestionBoard board, TicketBook ticketBook, StaffDesk staff, RemoteDesk remote, ILogger<LinkHub> log)
    : Hub<ILinkClient>, ILinkHub
{
    public async Task<LinkWelcome> Open(LinkHello hello)
    {
        LinkGuard.Check(hello);
        line.Open(Context);
        Context.Items.Remove(MasterSeen);
        log.LinkOpened(hello.ServerVersion);
        return await feed.Welcome();
    }

    public Task<BookingBatch> Pull(long afterSequence, int most)
    {
        MustBeLine();
        LinkGuard.CheckPull(afterSequence, most);
        return feed.After(afterSequence, most);
    }

    public async Task Acknowledge(long upToSequence)
    {
        MustBeLine();
        if (!await feed.Acknowledge(upToSequence))
            throw new HubException($"受け取り番号 {upToSequence} の予約はまだありません。");
    }

    /// <remarks>
    /// Within one connection an older version is a late one and is ignored. The first of a connection always counts: the city
    /// hall may have been rebuilt from a backup and count from an earlier number again.
    /// </remarks>
    public async Task PublishMaster(LinkMaster master)
    {
        MustBeLine();
        LinkGuard.Check(master);
        if (Context.Items.TryGetValue(MasterSeen, out var seen) && seen is long version && master.Version <= version)
            return;
        await masterBook.Replace(master);
        Context.Items[MasterSeen] = master.Version;
    }

    public Task PublishCongestion(Congestion congestion)
    {
        MustBeLine();
        LinkGuard.Check(congestion);
        return board.Replace(congestion);
    }

    public Task PublishTickets(IReadOnlyList<TicketStatus> tickets)
    {
        MustBeLine();
        LinkGuard.Check(tickets);
        return ticketBook.Merge(tickets);
    }

    public Task<IReadOnlyList<RemoteAsk>> PullRemote()
    {
        MustBeLine();
        return remote.Open();
    }

    public Task AnswerRemote(IReadOnlyList<RemoteAnswer> answers)
    {
        MustBeLine();
        LinkGuard.Check(answers);
        return remote.Answer(answers);
    }

    public Task<HubReply<StaffTimes>> StaffTimes(StaffTimesAsk ask)
    {
        MustBeLine();
        LinkGuard.Check(ask);
        return staff.Times(ask);
    }

    public Task<HubReply<StaffBooked>> StaffBook(StaffOrder order)
    {
        MustBeLine();
        LinkGuard.Check(order);
        return staff.Book(order);
    }

    public Task<HubReply<StaffBooked>> StaffMove(StaffMove move)
    {
        MustBeLine();
        LinkGuard.Check(move);
        return staff.Move(move);
    }

    public Task<HubReply<StaffBooked>> StaffCancel(StaffCancel cancel)
    {
        MustBeLine();
        LinkGuard.Check(cancel);
        return staff.Cancel(cancel);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (line.Close(Context))
            log.LinkDown();
        return base.OnDisconnectedAsync(exception);
    }

    const string MasterSeen = "master";

    void MustBeLine()
    {
        if (!line.IsLine(Context))
            throw new HubException("この接続は開かれていません。先に Open を呼んでください。");
    }
}
