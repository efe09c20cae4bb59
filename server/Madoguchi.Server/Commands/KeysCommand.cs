using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Keys;

namespace Madoguchi.Server.Commands;

/// <summary><c>keys add|revoke|list</c>.</summary>
internal static class KeysCommand
{
    const string Usage = "keys add NAME --role kiosk|counter|admin|display [--site S], keys revoke NAME or keys list is allowed.";

    public static async Task Run(Words words, IServiceProvider services)
    {
        var (role, site, what, name) = (words.Option("role"), words.Option("site"), words.Next(), words.Next());
        words.End(Usage);
        await services.GetRequiredService<IDatabaseTools>().Migrate(default);
        var keys = services.GetRequiredService<ApiKeyStore>();
        await ((what, name, role) switch
        {
            ("add", not null, not null) => Add(keys, name, role, site),
            ("revoke", not null, null) => keys.Revoke(name, DeviceChanges.Command, default),
            ("list", null, null) => List(keys),
            _ => throw new CommandException($"keys: {Usage}"),
        });
    }

    static async Task Add(ApiKeyStore keys, string name, string role, string? site)
    {
        var secret = ApiKey.NewSecret();
        await keys.Add(name, role, site, secret, default);
        Console.WriteLine($"Key {name} ({role}{(site is null ? "" : $", {site} only")}). It is shown this once:");
        Console.WriteLine(secret);
    }

    static async Task List(ApiKeyStore keys)
    {
        foreach (var key in await keys.List(default))
            Console.WriteLine($"{key.Name}\t{key.Role}\t{key.Site ?? "all sites"}\t{(key.RevokedAt is { } at ? $"revoked {at:yyyy-MM-dd HH:mm}" : "valid")}");
    }
}
