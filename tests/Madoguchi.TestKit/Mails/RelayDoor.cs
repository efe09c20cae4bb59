using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Madoguchi.TestKit.Mails;

/// <summary>When a relay speaks TLS.</summary>
public enum RelayTls
{
    /// <summary>From the first byte on (RFC 8314 §3.3).</summary>
    AtOnce,

    /// <summary>After STARTTLS (RFC 3207).</summary>
    WhenAsked,

    /// <summary>Never; it takes signatures in the clear.</summary>
    Never,
}

/// <summary>A relay that takes mail only from who signs in, and shows a certificate of a city's own authority.</summary>
public sealed class RelayDoor : IDisposable
{
    public const string Host = "localhost", User = "yoyaku", Password = "ひみつ-8Kd2";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("madoguchi-relay-");

    public RelayDoor(RelayTls tls)
    {
        Tls = tls;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Authority of a test", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var (from, to) = (DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(130));
        using var root = authority.CreateSelfSigned(from, to);
        AuthorityFile = Path.Combine(_folder.FullName, "authority.pem");
        File.WriteAllText(AuthorityFile, root.ExportCertificatePem());

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var relay = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        relay.CertificateExtensions.Add(names.Build());
        relay.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = relay.Create(root, from, to, [1]);
        using var whole = signed.CopyWithPrivateKey(key);
        // Through PKCS#12, because a key that exists in memory only is not taken by every platform's TLS.
        Certificate = X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public RelayTls Tls { get; }

    public X509Certificate2 Certificate { get; }

    /// <summary>Whom a program must trust to believe this relay.</summary>
    public string AuthorityFile { get; }

    /// <summary>AUTH PLAIN (RFC 4616): nobody, a name and a password.</summary>
    public static (string User, string Password) Read(string plain) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(plain)).Split('\0') is [_, var user, var password] ? (user, password) : ("", "");

    public void Dispose()
    {
        Certificate.Dispose();
        _folder.Delete(recursive: true);
    }
}
