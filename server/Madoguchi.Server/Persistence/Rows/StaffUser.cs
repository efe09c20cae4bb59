using Microsoft.AspNetCore.Identity;

namespace Madoguchi.Server.Persistence.Rows;

/// <summary>A member of staff who signs in; the user name is the mail address.</summary>
internal sealed class StaffUser : IdentityUser
{
    public required string DisplayName { get; set; }
}
