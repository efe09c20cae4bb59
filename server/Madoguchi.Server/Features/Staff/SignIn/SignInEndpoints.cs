using Madoguchi.Server.Persistence.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Server.Features.Staff.SignIn;

/// <summary>Password, then the code of the authenticator app; nobody gets in with one of them. Works without JavaScript.</summary>
internal static class SignInEndpoints
{
    const string Refused = "メールアドレスまたはパスワードが違います。";
    const string LockedOut = "続けて間違えたため、15分間サインインできません。お急ぎの場合は管理者にご連絡ください。";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/staff").ExcludeFromDescription();
        staff.MapGet("/sign-in", (string? returnUrl) => Page<PasswordPage>(returnUrl));
        staff.MapPost("/sign-in", Password);
        staff.MapGet("/sign-in/code", CodeForm);
        staff.MapPost("/sign-in/code", Code);
        staff.MapPost("/sign-out", SignOut);
        staff.MapGet("/denied", () => new RazorComponentResult<DeniedPage> { StatusCode = StatusCodes.Status403Forbidden });
    }

    static async Task<IResult> Password(
        [FromForm] string? mail, [FromForm] string? password, [FromForm] string? returnUrl, SignInManager<StaffUser> signIn)
    {
        if (string.IsNullOrWhiteSpace(mail) || string.IsNullOrEmpty(password) || mail.Length > 256 || password.Length > 256)
            return Page<PasswordPage>(returnUrl, "メールアドレスとパスワードを入れてください。", mail);
        // Identity asks for the second factor of those who have one; the first alone never opens the door here.
        var user = await signIn.UserManager.FindByNameAsync(mail.Trim());
        if (user is not { TwoFactorEnabled: true })
            return Page<PasswordPage>(returnUrl, Refused, mail);
        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return TypedResults.LocalRedirect($"/staff/sign-in/code?returnUrl={Uri.EscapeDataString(Local(returnUrl))}");
        return Page<PasswordPage>(returnUrl, result.IsLockedOut ? LockedOut : Refused, mail);
    }

    static async Task<IResult> CodeForm(string? returnUrl, SignInManager<StaffUser> signIn) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Again(returnUrl) : Page<CodePage>(returnUrl);

    static async Task<IResult> Code([FromForm] string? code, [FromForm] string? returnUrl, SignInManager<StaffUser> signIn)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return Again(returnUrl);
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (digits.Length is not 6)
            return Page<CodePage>(returnUrl, "6けたの数字を入れてください。");
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
        return result switch
        {
            { Succeeded: true } => TypedResults.LocalRedirect(Local(returnUrl)),
            { IsLockedOut: true } => Page<CodePage>(returnUrl, LockedOut),
            _ => Page<CodePage>(returnUrl, "コードが違うか、時間が過ぎています。アプリに今出ている6けたを入れてください。"),
        };
    }

    static async Task<RedirectHttpResult> SignOut(SignInManager<StaffUser> signIn, [FromForm] string? returnUrl)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect($"/staff/sign-in?returnUrl={Uri.EscapeDataString(Local(returnUrl))}");
    }

    static RedirectHttpResult Again(string? returnUrl) =>
        TypedResults.LocalRedirect($"/staff/sign-in?returnUrl={Uri.EscapeDataString(Local(returnUrl))}");

    static RazorComponentResult<TPage> Page<TPage>(string? returnUrl, string? error = null, string? mail = null)
        where TPage : SignInPage =>
        new(new { ReturnUrl = Local(returnUrl), Error = error, Mail = mail }) { StatusCode = error is null ? 200 : 422 };

    // Where to go next is ours to say: an address of another site would make this page a tool for phishing.
    static string Local(string? url) =>
        url is ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl) ? url : "/";
}
