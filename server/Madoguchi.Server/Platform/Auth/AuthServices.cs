using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Keys;
using Madoguchi.Server.Persistence.Rows;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Madoguchi.Server.Platform.Auth;

internal static class AuthServices
{
    const string Selector = "Madoguchi";

    public static IServiceCollection AddAuth(this IServiceCollection services)
    {
        services.AddSingleton<DisplayTokens>();
        services.AddSingleton<ApiKeyBook>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<EnrolmentStore>();
        services.AddScoped<StaffStore>();
        services.AddDataProtection().SetApplicationName("Madoguchi").PersistKeysToDbContext<MadoguchiDb>();
        services.AddIdentityCore<StaffUser>(Rules)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<MadoguchiDb>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(Selector)
            .AddPolicyScheme(Selector, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddIdentityCookies(Cookies);
        services.AddAuthorization(Policies.Define);
        services.AddCascadingAuthenticationState();
        return services;
    }

    // Programs get a problem document, people get the sign-in page.
    static string SchemeOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs")
        || context.Request.Path.StartsWithSegments("/open") || context.Request.Headers.Authorization.Count > 0
            ? KeyAuthentication.Name
            : IdentityConstants.ApplicationScheme;

    static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.RequireUniqueEmail = true;
        options.Stores.SchemaVersion = IdentitySchema.Version;
    }

    static void Cookies(IdentityCookiesBuilder cookies)
    {
        cookies.ApplicationCookie!.Configure(options =>
        {
            options.Cookie.Name = "madoguchi.staff";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.LoginPath = "/staff/sign-in";
            options.AccessDeniedPath = "/staff/denied";
            options.ReturnUrlParameter = "returnUrl";
        });
        cookies.TwoFactorUserIdCookie!.Configure(options =>
        {
            options.Cookie.Name = "madoguchi.staff.code";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }
}
