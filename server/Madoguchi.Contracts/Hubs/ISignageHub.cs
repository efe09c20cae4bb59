using Madoguchi.Contracts.Http;

namespace Madoguchi.Contracts.Hubs;

/// <summary><c>/hubs/signage</c>, role display: what a board asks of the server.</summary>
public interface ISignageHub
{
    /// <summary>Joins a display, named <c>{site}.{name}</c>; called after every (re)connect.</summary>
    /// <returns>Everything the display shows. Later states come by <see cref="ISignageClient"/>.</returns>
    Task<HubReply<DisplaySnapshot>> Subscribe(string display);
}

/// <summary>What the server tells a board by itself. Always whole states with a version, so that a lost one heals by the next.</summary>
public interface ISignageClient
{
    /// <summary>The board changed. Ignore versions not higher than the one shown (same business date).</summary>
    Task Board(BoardState board);

    /// <summary>Notices or names changed: the whole display again.</summary>
    Task Display(DisplaySnapshot snapshot);
}

/// <summary>Everything one display shows.</summary>
/// <param name="Municipality">Name of the city.</param>
/// <param name="Site">Site code.</param>
/// <param name="SiteName">Japanese name of the site.</param>
/// <param name="SiteNameEn">English name of the site.</param>
/// <param name="Name">Name of the display, for example <c>lobby</c>.</param>
/// <param name="Board">The board.</param>
/// <param name="Notices">お知らせ as text that are due now, in order.</param>
/// <param name="ServerTime">The server's clock: the board shows its own clock corrected by the difference.</param>
/// <param name="ClockNote">A sentence when the clock is set for a demonstration; else null.</param>
public sealed record DisplaySnapshot(
    string Municipality, string Site, string SiteName, string SiteNameEn, string Name, BoardState Board,
    IReadOnlyList<Notice> Notices, DateTimeOffset ServerTime, string? ClockNote);

/// <summary>お知らせ as text.</summary>
/// <param name="Title">1–60 characters.</param>
/// <param name="Body">At most 300 characters, plain text.</param>
public sealed record Notice(string Title, string Body);
