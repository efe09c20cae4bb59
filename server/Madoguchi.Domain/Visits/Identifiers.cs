using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Madoguchi.Domain.Visits;

/// <summary>Names one ticket for ever; made by the caller of the decider.</summary>
public readonly record struct TicketId(Guid Value);

/// <summary>Names a procedure of the master data, for example J10 住民票の写し.</summary>
public readonly record struct ProcedureCode(string Value) : IComparable<ProcedureCode>
{
    public int CompareTo(ProcedureCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>The number over a desk.</summary>
public readonly record struct CounterNumber(int Value) : IComparable<CounterNumber>
{
    public int CompareTo(CounterNumber other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The code under which a visit was booked.</summary>
public readonly record struct ReservationCode(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A letter and a number, padded to the width of the band's upper end: A001.</summary>
/// <param name="Category">A–Z.</param>
/// <param name="Value">1 or more.</param>
/// <param name="Digits">Width of the number on paper.</param>
public readonly record struct TicketNumber(char Category, int Value, int Digits = 3) : IComparable<TicketNumber>
{
    public override string ToString() =>
        Category + Value.ToString("D" + Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The lower number first, whatever its letter; the letter decides between equals.</summary>
    public int CompareTo(TicketNumber other) =>
        Value != other.Value ? Value.CompareTo(other.Value) : Category.CompareTo(other.Category);

    /// <summary>Reads what <see cref="ToString"/> writes; forgives small letters, full width and missing zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TicketNumber number)
    {
        number = default;
        // Half a surrogate pair, which anyone can send, cannot be normalized.
        if (text is null || text.Any(char.IsSurrogate))
            return false;
        var plain = text.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();
        if (plain.Length is < 2 or > 10 || plain[0] is < 'A' or > 'Z')
            return false;
        if (!int.TryParse(plain.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
            return false;
        number = new(plain[0], value, plain.Length - 1);
        return true;
    }
}
