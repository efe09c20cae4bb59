using System.Globalization;

namespace Madoguchi.Contracts.Hosts;

/// <summary>
/// How long the personal data of a reservation stays; both zones keep the same promise, which the privacy page tells (個人情報の保護に関する法律
/// 第61条: no longer than its purpose needs).
/// </summary>
/// <param name="AfterVisit">Counted from the reserved time; 1–365 days, 30 when not set.</param>
/// <param name="AfterCancelling">Counted from the cancellation; 1–365 days, 7 when not set.</param>
public sealed record Retention(TimeSpan AfterVisit, TimeSpan AfterCancelling)
{
    /// <summary>The settings' names under <c>Madoguchi:</c>.</summary>
    public const string VisitKey = "Madoguchi:KeepDays", CancelledKey = "Madoguchi:KeepCancelledDays";

    /// <param name="visit"><c>MADOGUCHI__KEEPDAYS</c>.</param>
    /// <param name="cancelled"><c>MADOGUCHI__KEEPCANCELLEDDAYS</c>.</param>
    /// <exception cref="SettingException">Not a whole number from 1 to 365.</exception>
    public static Retention Read(string? visit, string? cancelled) =>
        new(Days("MADOGUCHI__KEEPDAYS", visit, 30), Days("MADOGUCHI__KEEPCANCELLEDDAYS", cancelled, 7));

    static TimeSpan Days(string name, string? value, int otherwise) => TimeSpan.FromDays(
        string.IsNullOrEmpty(value) ? otherwise
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 365 ? days
        : throw new SettingException(name, value, "a whole number from 1 to 365"));
}
