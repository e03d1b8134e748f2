"""Links between records of the same person, vehicle, premises or business."""
