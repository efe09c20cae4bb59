namespace Madoguchi.Contracts;

/// <summary>The roles of a key.</summary>
public static class Roles
{
    public const string Kiosk = "kiosk", Counter = "counter", Admin = "admin", Display = "display";

    public static readonly IReadOnlyList<string> All = [Kiosk, Counter, Admin, Display];
}
