using System.Collections.Frozen;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Keys;

/// <summary>
/// All valid keys in memory, so that checking one costs a hash and a look-up. Read again after a few seconds, and sooner
/// when an unknown key comes, since it may be new; at most twenty times a second, whoever knocks.
/// </summary>
internal sealed class ApiKeyBook(IDbContextFactory<MadoguchiDb> databases) : IDisposable
{
    static readonly TimeSpan OldAge = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Infancy = TimeSpan.FromMilliseconds(50);

    readonly SemaphoreSlim _one = new(1, 1);
    volatile Page? _page;

    /// <returns>Null when the key is unknown or revoked.</returns>
    public ValueTask<ApiKey?> Find(string secret, CancellationToken ct) => FindHash(ApiKey.HashOf(secret), ct);

    /// <returns>Null when the key is unknown or revoked.</returns>
    public async ValueTask<ApiKey?> FindHash(string hash, CancellationToken ct)
    {
        if (_page is { } page && page.Age < OldAge && page.Keys.TryGetValue(hash, out var known))
            return known;
        return (await Reread(ct)).Keys.GetValueOrDefault(hash);
    }

    public void Dispose() => _one.Dispose();

    async Task<Page> Reread(CancellationToken ct)
    {
        var asked = Stopwatch.GetTimestamp();
        await _one.WaitAsync(ct);
        try
        {
            // What was read after the question answers it for everybody who waited.
            if (_page is { } newer && newer.Read >= asked)
                return newer;
            if (_page is { } fresh && fresh.Age < Infancy)
                await Task.Delay(Infancy - fresh.Age, TimeProvider.System, ct);
            var read = Stopwatch.GetTimestamp();
            await using var db = await databases.CreateDbContextAsync(ct);
            var keys = await db.ApiKeys.AsNoTracking().Where(row => row.RevokedAt == null).ToListAsync(ct);
            return _page = new(read, keys.ToFrozenDictionary(
                row => row.Hash, row => new ApiKey(row.Name, row.Role, row.Site, row.CreatedAt, null)));
        }
        catch (DbException) when (_page is not null)
        {
            // The windows go on working while the database is away for a moment.
            return _page;
        }
        finally
        {
            _one.Release();
        }
    }

    sealed record Page(long Read, FrozenDictionary<string, ApiKey> Keys)
    {
        public TimeSpan Age => Stopwatch.GetElapsedTime(Read);
    }
}
