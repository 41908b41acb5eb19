namespace Glia.Simulation.Tests.Recording;

/// <summary>A file on a disk of a certain size, which, like a real one, takes what fits before it fails.</summary>
internal sealed class SmallDisk(string path, long capacity) : FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
{
    // The only overload needed: a derived file stream writes spans through it.
    public override void Write(byte[] buffer, int offset, int count)
    {
        int room = (int)Math.Clamp(capacity - Position, 0, count);
        base.Write(buffer, offset, room);
        if (room < count) throw new IOException("No space left on device.", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
    }
}
