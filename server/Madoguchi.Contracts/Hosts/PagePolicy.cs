namespace Madoguchi.Contracts.Hosts;

/// <summary>The Content-Security-Policy (W3C CSP Level 3) of every page of the house: nothing inline, nothing from elsewhere.</summary>
public static class PagePolicy
{
    const string Rest =
        "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public const string Strict = "default-src 'self'; script-src 'self'" + Rest;

    /// <summary>For the signage player: WebAssembly is compiled in the browser; this allows that and still no eval.</summary>
    public const string Player = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" + Rest;
}
