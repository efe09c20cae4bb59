using Madoguchi.Server.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Notices;

internal sealed class NoticeStore(IDbContextFactory<MadoguchiDb> databases) : INotices
{
    public async Task<IReadOnlyList<StoredNotice>> Due(string site, DateTimeOffset at, CancellationToken ct) =>
        [.. (await All(ct)).Where(notice => (notice.Site is null || notice.Site == site) && notice.From <= at && at < notice.To)];

    public async Task<IReadOnlyList<StoredNotice>> All(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Notices.AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(row => new StoredNotice(row.Id, row.Title, row.Body, row.From, row.To, row.Site))];
    }

    public async Task Save(StoredNotice notice, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = notice.Id == 0 ? null : await db.Notices.FirstOrDefaultAsync(row => row.Id == notice.Id, ct);
        row ??= db.Notices.Add(new NoticeRow { Title = "", Body = "" }).Entity;
        (row.Title, row.Body, row.From, row.To, row.Site) = (notice.Title, notice.Body, notice.From, notice.To, notice.Site);
        await db.SaveChangesAsync(ct);
    }

    public async Task Remove(int id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Notices.Where(row => row.Id == id).ExecuteDeleteAsync(ct);
    }
}
