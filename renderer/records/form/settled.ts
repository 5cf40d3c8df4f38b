/** Lets React put pending edits (of the field that was just left) into the state. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
