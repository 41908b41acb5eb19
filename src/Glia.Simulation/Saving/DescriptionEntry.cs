using System.Security.Cryptography;
using System.Text;

namespace Glia.Simulation.Saving;

/// <summary>An object of a description: its name, and digests of its structure and of its values.</summary>
/// <param name="Kind">What it is: <c>population</c>, <c>projection</c>, <c>recorder</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Structure">Digest of what must be the same for a state to have a meaning.</param>
/// <param name="Values">Digest of what may differ in a branch.</param>
internal sealed record DescriptionEntry(string Kind, string Name, string Structure, string Values)
{
    private const int DigestBytes = 16;

    /// <summary>An entry of texts.</summary>
    public static DescriptionEntry Of(string kind, string name, string structure, string values) => new(kind, name, Digest(structure), Digest(values));

    /// <summary>What it is called in findings.</summary>
    public string Subject => $"{Kind} '{Name}'";

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DigestBytes));
}
