using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>The vector instructions of one width and element type, by name: <see cref="Vector512"/> and its sisters have the same methods.</summary>
/// <remarks>
/// The JIT turns each of these calls into an instruction when it reads them. That is so for operators and for the methods used here, but
/// not for methods such as <c>Vector512.Add</c>, which are ordinary ones around an operator: beyond some hundred of them the JIT stops inlining.
/// A scalar machine works on the first lane of 128-bit vectors.
/// </remarks>
internal sealed class VectorMachine
{
    private static readonly Type[] Containers = [typeof(Vector128), typeof(Vector256), typeof(Vector512)];

    private readonly Dictionary<string, MethodInfo> _methods = [];
    private readonly Type _container;

    /// <summary>The machine for a width and element type.</summary>
    public VectorMachine(VectorWidth width, Type element)
    {
        (Width, Element) = (width, element);
        IsSingle = element == typeof(float);
        Integer = IsSingle ? typeof(int) : typeof(long);
        ElementSize = IsSingle ? 4 : 8;
        int index = width switch { VectorWidth.Bits512 => 2, VectorWidth.Bits256 => 1, _ => 0 };
        _container = Containers[index];
        Type open = index switch { 2 => typeof(Vector512<>), 1 => typeof(Vector256<>), _ => typeof(Vector128<>) };
        (Vector, IntegerVector) = (open.MakeGenericType(element), open.MakeGenericType(Integer));
        Lanes = width == VectorWidth.Scalar ? 1 : (int)width / 8 / ElementSize;
    }

    /// <summary>Whether x·2ⁿ is one instruction; it gives the same bits as two multiplications.</summary>
    public static bool Scales => Avx512F.VL.IsSupported;

    /// <summary>Width of the vectors.</summary>
    public VectorWidth Width { get; }

    /// <summary>Type of a number.</summary>
    public Type Element { get; }

    /// <summary>Integer type of the same size.</summary>
    public Type Integer { get; }

    /// <summary>Vector of numbers; also used for truth values, all bits set or none.</summary>
    public Type Vector { get; }

    /// <summary>Vector of integers.</summary>
    public Type IntegerVector { get; }

    /// <summary>Neurons per vector.</summary>
    public int Lanes { get; }

    /// <summary>Bytes of a number.</summary>
    public int ElementSize { get; }

    /// <summary>Whether numbers are single precision.</summary>
    public bool IsSingle { get; }

    /// <summary>Calls a method on numbers.</summary>
    public void Call(ILGenerator il, string name, params Type[] parameters) => il.Emit(OpCodes.Call, Method(name, Element, parameters));

    /// <summary>Calls a method on integers.</summary>
    public void CallInteger(ILGenerator il, string name, params Type[] parameters) => il.Emit(OpCodes.Call, Method(name, Integer, parameters));

    /// <summary>Calls the x·2ⁿ instruction.</summary>
    public void CallScale(ILGenerator il)
    {
        Type owner = Width == VectorWidth.Bits512 ? typeof(Avx512F) : typeof(Avx512F.VL);
        il.Emit(OpCodes.Call, owner.GetMethod(nameof(Avx512F.Scale), [Vector, Vector])!);
    }

    /// <summary>A literal in all lanes.</summary>
    public void Literal(ILGenerator il, double value)
    {
        if (IsSingle) il.Emit(OpCodes.Ldc_R4, (float)value);
        else il.Emit(OpCodes.Ldc_R8, value);
        Call(il, "Create", Element);
    }

    /// <summary>A literal bit pattern in all lanes.</summary>
    public void Literal(ILGenerator il, long bits)
    {
        if (IsSingle) il.Emit(OpCodes.Ldc_I4, (int)bits);
        else il.Emit(OpCodes.Ldc_I8, bits);
        CallInteger(il, "Create", Integer);
    }

    /// <summary>Reads a vector from the address on the stack.</summary>
    public void Load(ILGenerator il)
    {
        if (Width == VectorWidth.Scalar)
        {
            il.Emit(IsSingle ? OpCodes.Ldind_R4 : OpCodes.Ldind_R8);
            Call(il, "CreateScalarUnsafe", Element);
        }
        else
        {
            il.Emit(OpCodes.Unaligned, (byte)1);
            il.Emit(OpCodes.Ldobj, Vector);
        }
    }

    /// <summary>Writes the vector on the stack to the address below it.</summary>
    public void Store(ILGenerator il)
    {
        if (Width == VectorWidth.Scalar)
        {
            Call(il, "ToScalar", Vector);
            il.Emit(IsSingle ? OpCodes.Stind_R4 : OpCodes.Stind_R8);
        }
        else
        {
            il.Emit(OpCodes.Unaligned, (byte)1);
            il.Emit(OpCodes.Stobj, Vector);
        }
    }

    private MethodInfo Method(string name, Type argument, Type[] parameters)
    {
        string key = $"{name}({argument.Name}:{string.Join(',', parameters.Select(type => type.Name))})";
        if (!_methods.TryGetValue(key, out MethodInfo? method)) _methods[key] = method = Find(name, argument, parameters);
        return method;
    }

    private MethodInfo Find(string name, Type argument, Type[] parameters)
    {
        if (name.StartsWith("op_", StringComparison.Ordinal)) return parameters[0].GetMethod(name, parameters) ?? throw new MissingMethodException(parameters[0].Name, name);
        if (_container.GetMethod(name, parameters) is { IsGenericMethod: false } exact) return exact;
        foreach (MethodInfo candidate in _container.GetMember(name, MemberTypes.Method, BindingFlags.Public | BindingFlags.Static).Cast<MethodInfo>())
        {
            if (!candidate.IsGenericMethodDefinition || candidate.GetGenericArguments().Length != 1) continue;
            MethodInfo closed = candidate.MakeGenericMethod(argument);
            if (closed.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters)) return closed;
        }

        throw new MissingMethodException(_container.Name, name);
    }
}
