using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Master;

internal sealed class MasterDataStore(IDbContextFactory<MadoguchiDb> databases) : IMasterData, IDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    volatile MasterData _current = MasterData.Nothing;

    public MasterData Current => _current;

    public event Action<MasterData>? Changed;

    public async Task Reload(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            var revision = await db.Municipalities.Select(row => (long?)row.Revision).MaxAsync(ct) ?? 0;
            if (revision == _current.Revision)
                return;
            _current = await MasterReader.Read(db, ct);
        }
        finally
        {
            _one.Release();
        }
        Changed?.Invoke(_current);
    }

    public void Dispose() => _one.Dispose();
}
