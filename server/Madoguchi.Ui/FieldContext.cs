namespace Madoguchi.Ui;

/// <summary>What an own control inside a field needs: <c>&lt;select name="…" @attributes="field.Attributes"&gt;</c>.</summary>
/// <param name="Attributes">id, aria-describedby, aria-invalid and required, as they apply.</param>
public sealed record FieldContext(IReadOnlyDictionary<string, object> Attributes);
