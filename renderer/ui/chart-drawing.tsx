import type { Drawing, Primitive } from '#shared/charts/primitives.ts';

const Shape = ({ shape }: { shape: Primitive }) => {
  switch (shape.kind) {
    case 'rect':
      return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} style={{ fill: shape.fill }} />;
    case 'line':
      return (
        <line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          style={{ stroke: shape.stroke }}
          strokeWidth={shape.strokeWidth}
          strokeDasharray={shape.dash?.join(' ')}
        />
      );
    case 'polyline':
      return (
        <polyline
          points={shape.points.map((point) => point.join(',')).join(' ')}
          style={{ stroke: shape.stroke }}
          fill="none"
          strokeWidth={shape.strokeWidth}
          strokeDasharray={shape.dash?.join(' ')}
        />
      );
    case 'circle':
      return <circle cx={shape.cx} cy={shape.cy} r={shape.r} style={{ fill: shape.fill }} />;
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.weight === 'bold' ? 600 : 400}
          textAnchor={shape.anchor}
          style={{ fill: shape.fill }}
        >
          {shape.text}
        </text>
      );
  }
};

/** A chart that is laid out, as a picture with its words. */
export const ChartDrawing = ({ drawing, altText, className }: { drawing: Drawing; altText: string; className?: string | undefined }) => (
  <svg width={drawing.width} height={drawing.height} role="img" aria-label={altText} className={className}>
    {drawing.primitives.map((shape, index) => (
      // shapes have no names of their own; a new drawing replaces all of them
      <Shape key={`${shape.kind}-${index}`} shape={shape} />
    ))}
  </svg>
);
