using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Madoguchi.Reservation.Platform;

/// <summary>
/// Pages go out compressed, over HTTPS as well. What BREACH needs is not here: the token in a form is encrypted anew for each
/// page, and the one cookie that opens personal data is SameSite=Strict, so no other site can make a browser ask for it.
/// </summary>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}
