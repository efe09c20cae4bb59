using System.Security.Claims;
using Madoguchi.Contracts;
using Madoguchi.Server.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Madoguchi.Server.Platform.Auth;

/// <summary>Signed-in staff count as counter; administrators as counter and admin.</summary>
internal sealed class StaffClaims(UserManager<StaffUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(MadoguchiClaims.DisplayName, user.DisplayName));
        identity.AddClaim(new(ClaimTypes.Role, Roles.Counter));
        return identity;
    }
}
