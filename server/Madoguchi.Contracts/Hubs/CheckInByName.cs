namespace Madoguchi.Contracts.Hubs;

/// <summary>Who says to have a reservation here today. Personal data: never logged, never kept.</summary>
/// <param name="Kana">
/// Reading of the whole name as booked, 1–120 characters; hiragana, half width, small letters, marks typed apart, look-alikes of ー,
/// spaces and middle dots are forgiven.
/// </param>
/// <param name="PhoneEnd">The last four digits of the booked telephone number.</param>
public sealed record CheckInByNameRequest(string? Kana, string? PhoneEnd)
{
    /// <summary>Says nothing of the person, wherever it is written by accident.</summary>
    public override string ToString() => nameof(CheckInByNameRequest);
}
