using System.Security.Cryptography;
using Madoguchi.Contracts;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Keys;

/// <summary>What came of a code.</summary>
internal enum EnrolmentAnswer
{
    Enrolled,
    UnknownCode,
    UsedCode,
    ExpiredCode,
    NameTaken,
}

/// <summary>A code that nobody has used yet.</summary>
internal sealed record OpenCode(string Site, string Name, string MadeBy, DateTimeOffset ExpiresAt);

/// <summary>One-time codes: made by an administrator, turned into a key by the kiosk, once.</summary>
internal sealed class EnrolmentStore(IDbContextFactory<MadoguchiDb> databases, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <returns>A new code for a site that exists and a name that is free; older codes for this name are void from now on. Null when a kiosk has the name.</returns>
    public async Task<string?> Make(string site, string name, string who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var all = await db.Database.BeginTransactionAsync(ct);
        if (await db.ApiKeys.AnyAsync(row => row.Name == name && row.RevokedAt == null, ct))
            return null;
        var (now, code) = (clock.GetUtcNow(), RandomNumberGenerator.GetString(EnrolmentCode.Alphabet, EnrolmentCode.Length));
        var old = await db.EnrolmentCodes.ToListAsync(ct);
        db.RemoveRange(old.Where(row => row.ExpiresAt < now - Kept || (row.Name == name && row.UsedAt is null)));
        db.Add(new EnrolmentCodeRow { Hash = ApiKey.HashOf(code), Site = site, Name = name, MadeBy = who, MadeAt = now, ExpiresAt = now + Lifetime });
        db.Add(new DeviceChangeRow { At = now, Who = who, What = DeviceChanges.CodeMade, Name = name, Site = site });
        await db.SaveChangesAsync(ct);
        await all.CommitAsync(ct);
        return code;
    }

    /// <summary>Uses up the code and writes the key down, both or neither.</summary>
    public async Task<(EnrolmentAnswer Answer, string? Site, string? Name)> Redeem(string code, Guid installation, string secret, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var all = await db.Database.BeginTransactionAsync(ct);
        var (now, hash) = (clock.GetUtcNow(), ApiKey.HashOf(code));
        // Writing first: of two who come with the same code at once, one finds it used.
        var won = await db.EnrolmentCodes.Where(row => row.Hash == hash && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.UsedAt, now), ct);
        var known = await db.EnrolmentCodes.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, ct);
        if (known is null)
            return (EnrolmentAnswer.UnknownCode, null, null);
        if (won is 0)
            return (known.UsedAt is null ? EnrolmentAnswer.ExpiredCode : EnrolmentAnswer.UsedCode, null, null);
        var same = await db.ApiKeys.FindAsync([known.Name], ct);
        if (same is { RevokedAt: null })
            return (EnrolmentAnswer.NameTaken, null, null);
        if (same is not null)
        {
            db.Remove(same);
            await db.SaveChangesAsync(ct);
        }
        db.Add(new ApiKeyRow { Name = known.Name, Hash = ApiKey.HashOf(secret), Role = Roles.Kiosk, Site = known.Site, CreatedAt = now });
        db.Add(new DeviceChangeRow { At = now, Who = known.MadeBy, What = DeviceChanges.Enrolled, Name = known.Name, Site = known.Site, Installation = installation });
        await db.SaveChangesAsync(ct);
        await all.CommitAsync(ct);
        return (EnrolmentAnswer.Enrolled, known.Site, known.Name);
    }

    public async Task<IReadOnlyList<OpenCode>> Open(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        return await db.EnrolmentCodes.Where(row => row.UsedAt == null && row.ExpiresAt > now).OrderBy(row => row.ExpiresAt)
            .Select(row => new OpenCode(row.Site, row.Name, row.MadeBy, row.ExpiresAt)).ToListAsync(ct);
    }

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<DeviceChange>> Changes(int most, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.DeviceChanges.OrderByDescending(row => row.Id).Take(most)
            .Select(row => new DeviceChange(row.At, row.Who, row.What, row.Name, row.Site)).ToListAsync(ct);
    }

    /// <summary>Writes down that lines with these keys stood until now.</summary>
    public async Task Seen(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        await db.ApiKeys.Where(row => names.Contains(row.Name)).ExecuteUpdateAsync(row => row.SetProperty(one => one.LastContactAt, now), ct);
    }
}
