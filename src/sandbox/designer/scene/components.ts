/** The component that the instances on the canvas are of. Made up, as all ids here. */
export const gearCard = { id: 'c0ffee00-0000-4000-8000-000000000001', name: 'Gear card' };

/** The component properties of an instance. Source: Designer API, instance props. */
export const gearCardProps = { image: 'prop-image', title: 'prop-title' } as const;
