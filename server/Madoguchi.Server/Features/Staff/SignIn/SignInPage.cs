using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Staff.SignIn;

/// <summary>What both steps show.</summary>
public abstract class SignInPage : ComponentBase
{
    [Parameter] public string ReturnUrl { get; set; } = "/";

    /// <summary>What went wrong and what to do; null when nothing did.</summary>
    [Parameter] public string? Error { get; set; }

    [Parameter] public string? Mail { get; set; }
}
