using Madoguchi.Server.Persistence.Rows;
using Microsoft.AspNetCore.Identity;

namespace Madoguchi.Server.Persistence;

/// <summary>Making members of staff, always with two factors.</summary>
internal sealed class StaffStore(UserManager<StaffUser> users, RoleManager<IdentityRole> roles, IUserStore<StaffUser> store)
{
    public const string Clerk = "clerk", Admin = "admin";

    /// <summary>A secret for an authenticator app, base32.</summary>
    public string NewTotpSecret() => users.GenerateNewAuthenticatorKey();

    public async Task Add(string mail, string name, string role, string password, string totpSecret, CancellationToken ct)
    {
        if (role is not (Clerk or Admin))
            throw new CommandException($"staff add: --role is \"{role}\"; clerk and admin are allowed.");
        if (!mail.Contains('@', StringComparison.Ordinal) || mail.Length > 200)
            throw new CommandException($"staff add: \"{mail}\" is not a mail address.");
        if (await users.FindByNameAsync(mail) is not null)
            throw new CommandException($"staff add: there is a member of staff {mail} already.");
        if (!await roles.RoleExistsAsync(role))
            Done(await roles.CreateAsync(new(role)));
        var user = new StaffUser { UserName = mail, Email = mail, EmailConfirmed = true, DisplayName = name, LockoutEnabled = true };
        Done(await users.CreateAsync(user, password));
        Done(await users.AddToRoleAsync(user, role));
        await ((IUserAuthenticatorKeyStore<StaffUser>)store).SetAuthenticatorKeyAsync(user, totpSecret, ct);
        Done(await users.SetTwoFactorEnabledAsync(user, true));
    }

    public async Task<bool> Exists(string mail) => await users.FindByNameAsync(mail) is not null;

    static void Done(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new CommandException($"staff add: {string.Join(' ', result.Errors.Select(error => error.Description))}");
    }
}
