using System.Text.Json;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>Why somebody is set aside and when to look again.</summary>
/// <param name="Due">Null: whenever.</param>
public sealed record HoldForm(string? Reason, DateTimeOffset? Due)
{
    public override string ToString() => JsonSerializer.Serialize(this);

    internal static Asked Read(CounterNumber counter, string? body)
    {
        var form = body is null ? null : JsonSerializer.Deserialize<HoldForm>(body);
        return PlainText.Refuse("保留の理由", form?.Reason, 200, required: true) is { } why
            ? Asked.Not(why)
            : new SiteDayCommand.Hold(counter, form!.Reason!.Trim(), form.Due);
    }
}
