using Madoguchi.Contracts;
using Madoguchi.Server.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Keys;

/// <summary>Making and revoking the keys of devices.</summary>
internal sealed class ApiKeyStore(IDbContextFactory<MadoguchiDb> databases, TimeProvider clock)
{
    public async Task Add(string name, string role, string? site, string secret, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!ApiKey.IsName(name))
            throw new CommandException($"keys add: the name is \"{name}\"; 1–40 letters, digits, -, _ and . are allowed.");
        if (!Roles.All.Contains(role))
            throw new CommandException($"keys add: --role is \"{role}\"; {string.Join(", ", Roles.All)} are allowed.");
        if (site is not null && !await db.Sites.AnyAsync(row => row.Code == site, ct))
            throw new CommandException($"keys add: --site is \"{site}\"; {await Sites(db, ct)}");
        var same = await db.ApiKeys.FindAsync([name], ct);
        if (same is { RevokedAt: null })
            throw new CommandException($"keys add: there is a key named \"{name}\"; revoke it first or choose another name.");
        if (same is not null)
            db.Remove(same);
        await db.SaveChangesAsync(ct);
        db.Add(new ApiKeyRow { Name = name, Hash = ApiKey.HashOf(secret), Role = role, Site = site, CreatedAt = clock.GetUtcNow() });
        db.Add(new DeviceChangeRow { At = clock.GetUtcNow(), Who = DeviceChanges.Command, What = DeviceChanges.Added, Name = name, Site = site });
        await db.SaveChangesAsync(ct);
    }

    /// <param name="name">The device.</param>
    /// <param name="who">Mail address of staff, or <c>keys</c> for the command.</param>
    public async Task Revoke(string name, string who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db.ApiKeys.FindAsync([name], ct)
            ?? throw new CommandException($"keys revoke: there is no key named \"{name}\"; keys list shows all.");
        if (row.RevokedAt is not null)
            return;
        row.RevokedAt = clock.GetUtcNow();
        db.Add(new DeviceChangeRow { At = clock.GetUtcNow(), Who = who, What = DeviceChanges.Revoked, Name = name, Site = row.Site });
        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<ApiKey>> List(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.ApiKeys.OrderBy(row => row.Name)
            .Select(row => new ApiKey(row.Name, row.Role, row.Site, row.CreatedAt, row.RevokedAt) { LastContactAt = row.LastContactAt }).ToListAsync(ct);
    }

    static async Task<string> Sites(MadoguchiDb db, CancellationToken ct)
    {
        var sites = await db.Sites.OrderBy(row => row.Position).Select(row => row.Code).ToListAsync(ct);
        return sites.Count is 0 ? "there is no site yet: seed master data first." : $"{string.Join(", ", sites)} are allowed.";
    }
}
