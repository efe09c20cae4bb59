using System.Security.Cryptography;
using Madoguchi.Server.Persistence;

namespace Madoguchi.Server.Commands;

/// <summary><c>staff add EMAIL --name N --role clerk|admin</c>.</summary>
internal static class StaffCommand
{
    const string Usage = "staff add EMAIL --name NAME --role clerk|admin is allowed.";

    // Without letters that look alike.
    const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    public static async Task Run(Words words, IServiceProvider services)
    {
        var (name, role, what, mail) = (words.Option("name"), words.Option("role"), words.Next(), words.Next());
        words.End(Usage);
        if (what is not "add" || mail is null || name is null || role is null)
            throw new CommandException($"staff: {Usage}");
        await services.GetRequiredService<IDatabaseTools>().Migrate(default);
        await using var scope = services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<StaffStore>();
        var (password, secret) = (NewPassword(), staff.NewTotpSecret());
        await staff.Add(mail, name, role, password, secret, default);
        Console.WriteLine($"Staff {mail} ({role}). Both are shown this once; the secret goes into an authenticator app:");
        Console.WriteLine($"password: {password}");
        Console.WriteLine($"secret:   {secret}");
        Console.WriteLine($"          otpauth://totp/Madoguchi:{Uri.EscapeDataString(mail)}?secret={secret}&issuer=Madoguchi");
    }

    // The last four satisfy the password rules, whatever the dice say.
    static string NewPassword() => RandomNumberGenerator.GetString(Letters, 16) + "-Ax7";
}
