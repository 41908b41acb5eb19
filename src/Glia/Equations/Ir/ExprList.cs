using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Glia.Equations.Ir;

/// <summary>An immutable list of expressions that compares by content.</summary>
[CollectionBuilder(typeof(ExprList), nameof(Create))]
public sealed class ExprList(ImmutableArray<Expr> items) : IReadOnlyList<Expr>, IEquatable<ExprList>
{
    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public Expr this[int index] => items[index];

    /// <summary>Builds a list from a collection expression.</summary>
    public static ExprList Create(ReadOnlySpan<Expr> items) => new([.. items]);

    /// <inheritdoc/>
    public bool Equals(ExprList? other) => other is not null && this.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExprList);

    /// <inheritdoc/>
    public override int GetHashCode() => items.Aggregate(items.Length, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<Expr> GetEnumerator() => ((IEnumerable<Expr>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
