using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalFunctions.Functions;

/// <summary>A function's id: the same in every run of the host.</summary>
internal static class FunctionId
{
    public static string Of(string name, string entryPoint)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{entryPoint}"));
        return BinaryPrimitives.ReadUInt64BigEndian(hash).ToString(CultureInfo.InvariantCulture);
    }
}
