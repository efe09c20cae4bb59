using System.Globalization;
using System.Text.Json;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>Where a ticket is sent on to.</summary>
/// <param name="Procedure">Goes on with this one; null: the present one.</param>
/// <param name="Counter">The only counter that may call it; null: any that serves it.</param>
public sealed record TransferForm(string? Procedure, int? Counter, TransferPlace Place, string? Note)
{
    public override string ToString() => JsonSerializer.Serialize(this);

    internal static Asked Read(CounterNumber counter, string? body)
    {
        var form = body is null ? null : JsonSerializer.Deserialize<TransferForm>(body);
        if (form is null or { Procedure: null, Counter: null })
            return Asked.Not("移動先の手続きか窓口を選んでください。");
        return PlainText.Refuse("申し送り", form.Note, 200, required: false) is { } why
            ? Asked.Not(why)
            : new SiteDayCommand.Transfer(
                counter, form.Procedure is { } code ? new ProcedureCode(code) : null, form.Counter is { } to ? new CounterNumber(to) : null,
                form.Place, string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim());
    }

    /// <summary>A counter number alone, as typed in the field for procedures.</summary>
    internal static int? CounterOf(string text) =>
        int.TryParse(text.Trim().Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
