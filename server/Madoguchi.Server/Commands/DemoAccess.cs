using Madoguchi.Contracts;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Keys;

namespace Madoguchi.Server.Commands;

/// <summary>Keys and staff whose secrets everybody knows. Made on the demo's explicit wish only, never by serving.</summary>
internal static class DemoAccess
{
    const string Password = "Madoguchi-2026!", TotpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    static readonly string[] KeyRoles = [Roles.Kiosk, Roles.Counter, Roles.Admin];

    static readonly (string Mail, string Name, string Role)[] Staff =
    [
        ("clerk@kokubunji.example", "窓口 花子", StaffStore.Clerk),
        ("admin@kokubunji.example", "管理 太郎", StaffStore.Admin),
    ];

    public static async Task Make(IServiceProvider services)
    {
        var keys = services.GetRequiredService<ApiKeyStore>();
        var known = (await keys.List(default)).Where(key => key.RevokedAt is null).Select(key => key.Name).ToHashSet();
        foreach (var role in KeyRoles.Where(role => !known.Contains($"demo-{role}")))
            await keys.Add($"demo-{role}", role, null, $"demo-{role}", default);
        await using var scope = services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<StaffStore>();
        foreach (var (mail, name, role) in Staff)
        {
            if (!await staff.Exists(mail))
                await staff.Add(mail, name, role, Password, TotpSecret, default);
        }
        Console.WriteLine("Demo keys and demo staff are in place; everybody knows them, so never use this database for residents.");
    }
}
