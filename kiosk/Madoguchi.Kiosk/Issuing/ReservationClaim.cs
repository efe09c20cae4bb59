using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Kiosk.Issuing;

/// <summary>How a person says which reservation is theirs.</summary>
abstract record ReservationClaim
{
    /// <summary>Whether both name one reservation, as the server reads them.</summary>
    public bool IsSame(ReservationClaim other) => (this, other) switch
    {
        (ByName one, ByName two) => one.PhoneEnd == two.PhoneEnd && KanaName.Comparable(one.Kana) == KanaName.Comparable(two.Kana),
        _ => this == other,
    };

    /// <param name="Code">As typed or scanned.</param>
    public sealed record ByCode(string Code) : ReservationClaim;

    /// <summary>Personal data: held until the server has answered, and written nowhere.</summary>
    /// <param name="Kana">Reading of the whole name.</param>
    /// <param name="PhoneEnd">Four digits.</param>
    public sealed record ByName(string Kana, string PhoneEnd) : ReservationClaim
    {
        public override string ToString() => nameof(ByName);
    }
}
