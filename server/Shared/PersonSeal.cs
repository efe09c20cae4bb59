using System.Security.Cryptography;
using Madoguchi.Contracts.Hosts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Madoguchi.Shared;

/// <summary>
/// Keeps what is known of a person unreadable in a database's files and backups. The keys lie in a folder beside or away from
/// the database and are changed every 90 days (ASP.NET Core Data Protection); the same folder has to be on every node.
/// </summary>
internal sealed class PersonSeal : IDisposable
{
    /// <summary>The setting's name, and as it stands in the environment.</summary>
    public const string Key = "Madoguchi:Keys", Name = "MADOGUCHI__KEYS";

    const string Mark = "s1.";
    static readonly TimeSpan KeyLasts = TimeSpan.FromDays(90);

    readonly string folder;
    readonly Lazy<ServiceProvider> services;
    readonly Lazy<IPersistedDataProtector> protector;

    /// <param name="folder">Made when it is first needed and missing, for this user only: a database that cannot be opened is named before.</param>
    public PersonSeal(string folder)
    {
        this.folder = folder;
        services = new(Protection);
        protector = new(() => (IPersistedDataProtector)services.Value.GetRequiredService<IDataProtectionProvider>().CreateProtector("person"));
    }

    /// <exception cref="SettingException">The folder cannot be written.</exception>
    public IKeyManager Keys => services.Value.GetRequiredService<IKeyManager>();

    ServiceProvider Protection()
    {
        var protection = new ServiceCollection().AddDataProtection().SetApplicationName("Madoguchi.Persons")
            .PersistKeysToFileSystem(Made(folder)).SetDefaultKeyLifetime(KeyLasts);
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi(protectToLocalMachine: true);
        return protection.Services.BuildServiceProvider();
    }

    /// <summary>The folder for a database: beside its file when there is one.</summary>
    public static string FolderOf(string? setting, string? database) => string.IsNullOrWhiteSpace(setting)
        ? Path.Combine(database is null ? "data" : Path.GetDirectoryName(Path.GetFullPath(database))!, "keys")
        : setting.Trim();

    public string Close(string plain) => Mark + protector.Value.Protect(plain);

    /// <summary>What was written before there were seals is read as it is.</summary>
    /// <exception cref="CryptographicException">The key is not in the folder.</exception>
    public string Open(string stored) => IsClosed(stored) ? protector.Value.Unprotect(stored[Mark.Length..]) : stored;

    /// <summary>Whether it should be sealed anew: it is not sealed at all, or with a key that is not the newest.</summary>
    public bool IsOld(string stored)
    {
        if (!IsClosed(stored))
            return true;
        protector.Value.DangerousUnprotect(Convert.FromBase64String(Padded(stored[Mark.Length..])), ignoreRevocationErrors: true, out var isOld, out var isRevoked);
        return isOld || isRevoked;
    }

    /// <summary>Proves at the start that these are the keys of this database.</summary>
    /// <param name="stored">Anything sealed in it; null: there is nothing yet.</param>
    /// <exception cref="SettingException">They are not.</exception>
    public void Prove(string? stored)
    {
        _ = protector.Value;
        try
        {
            _ = stored is null ? null : Open(stored);
        }
        catch (CryptographicException)
        {
            throw new SettingException(
                Name, folder, "the folder of keys with which the names in this database were sealed; put it back from its backup");
        }
    }

    /// <summary>Throws away keys that nothing is sealed with any more.</summary>
    public void ForgetKeys()
    {
        // Keys live by the machine's own time, whatever clock a demonstration sets.
        var now = TimeProvider.System.GetUtcNow();
        foreach (var key in Keys.GetAllKeys().Where(key => key.ExpirationDate < now - KeyLasts))
            File.Delete(FileOf(key));
    }

    public string FileOf(IKey key) => Path.Combine(folder, $"key-{key.KeyId}.xml");

    public void Dispose()
    {
        if (services.IsValueCreated)
            services.Value.Dispose();
    }

    static bool IsClosed(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal);

    static string Padded(string base64Url) =>
        base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '=');

    static DirectoryInfo Made(string folder)
    {
        try
        {
            return OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder)
                : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingException(Name, folder, "a folder in which this program can write");
        }
    }
}
