namespace Madoguchi.Server.Persistence.Notices;

/// <summary>お知らせ.</summary>
/// <param name="Id">0 for a new one.</param>
/// <param name="Title">1–60 characters.</param>
/// <param name="Body">At most 300 characters, plain text.</param>
/// <param name="Site">Null: all sites.</param>
internal sealed record StoredNotice(int Id, string Title, string Body, DateTimeOffset From, DateTimeOffset To, string? Site);

/// <summary>Texts for the displays.</summary>
internal interface INotices
{
    /// <summary>Those which a site shows at this instant, in order.</summary>
    Task<IReadOnlyList<StoredNotice>> Due(string site, DateTimeOffset at, CancellationToken ct);

    Task<IReadOnlyList<StoredNotice>> All(CancellationToken ct);

    Task Save(StoredNotice notice, CancellationToken ct);

    Task Remove(int id, CancellationToken ct);
}
